//! 应 and 不应: the verbal form, or a part of 应用, 应对 and the like.

use super::context::Context;
use super::verbs::{self, Speech};
use super::words::{ends_with_any, starts_with_any};
use crate::model::Polarity;
use crate::script::trie::Words;

/// The rule by which 应 is a form, if it is one.
pub(super) fn rule(context: &Context) -> Option<&'static str> {
    let (before, after) = (context.before, context.after);
    if after.is_empty() {
        // A lead-in ends with the form: 制造商应：
        return context.clause().after.is_some().then_some("strong-form");
    }
    let denies = context.token.form.polarity == Polarity::Negative;
    if denies && starts_with_any(after, &["用于", "用在", "用作"]) {
        // 不应用于安全回路: nobody says 不 of 应用于.
        return Some("use-after-ying");
    }
    if after.starts_with('用') && !after.starts_with("用户") {
        return uses(before, &after["用".len()..], denies).then_some("use-after-ying");
    }
    if let Some(object) = after.strip_prefix('对') {
        return acts_on(before, object, denies).then_some("object-after-ying");
    }
    if after.starts_with("有的")
        || after.starts_with('的')
        || starts_with_any(after, &["尽的", "得的", "享的", "交的", "付的", "缴的"])
    {
        return None;
    }
    // 应……要求: at the request of.
    let asked =
        before.trim().is_empty() && ends_with_any(after, &["要求", "请求", "邀请", "之邀", "申请", "之请", "的需求"]);
    let verb = starts_with_any(
        after,
        &[
            "满足", "符合", "达到", "遵守", "提出", "按", "明确", "遵循", "根据", "依据", "响应", "提交", "拒绝",
            "接受", "规定",
        ],
    );
    // 应申请人要求: the verb is part of who asks.
    let acts =
        verbs::begins(after) == Some(Speech::Verb) && !after.chars().nth(2).is_some_and(|c| "人者方单".contains(c));
    if asked && !verb && !acts && !starts_with_any(after, &["进行", "具有", "设", "有", "能"]) {
        return None;
    }
    Some("strong-form")
}

/// Verbs of what is done with a thing that is used: 应用弧线过渡.
static DONE_WITH: Words = Words::of(
    "粘 贴 固定 擦 清洗 冲洗 洗 测 量 检查 检验 过渡 连接 覆盖 盖 密封 封 包 填 涂 浸 稀释 标 \
    打 压 夹 切 表示 表达 书写 填写 注明 隔 支 垫 吊 拧 焊 铺 灌 抹 砌 加固 锚固 捆 绑 拉 装 \
    围 堵 塞 刷 喷 抽 吸 搅拌 调 校 验 计算 控制 保护 分隔 分开 替代 代替 加密 签名 编写 制作 \
    制成 制造 配制 溶解 滴定 过滤 烘 加热 吹 扎 系 绕 划 描 绘 补 修",
);

/// Words with which 应用 is the noun or the verb *apply*.
static APPLIES: Words = Words::of(
    "于 到 在 程序 软件 系统 层 服务 场 领域 环境 范围 和 及 与 、 中 时 了 实体 进程 联系 最 \
    广 性 型 的 情况 条件 数据 管理 技术 研究 示范 基础 推广 水平 案例 实例 平台 接口 单元 前景 \
    价值 标识 商店 需求 效果 过程 模式 类 区 侧 端 安全 集成 密钥 协议 规范 指南 要求 部门 单位 \
    对象 功能 方 者 该 此 本 文 上下文 开发 能力 创新 方案 标准 较 很 十分 以来 更 起来 以 为 \
    广泛 问题",
);

fn uses(before: &str, thing: &str, denies: bool) -> bool {
    if thing.is_empty() || APPLIES.begin(thing).is_some() {
        return false;
    }
    if ends_with_any(before, &["均", "并", "且", "尚", "也", "还", "都", "则", "只", "必须", "一律"]) {
        return true;
    }
    if ends_with_any(
        before,
        &["的", "可", "能", "被", "已", "其", "和", "与", "、", "或", "实际", "广泛", "推广", "直接", "该"],
    ) {
        return false;
    }
    // A thing of some characters, of one where it is denied (不应用水代替), and what is done with it.
    let skip = thing.char_indices().nth(if denies { 1 } else { 2 }).map_or(thing.len(), |(at, _)| at);
    !before.is_empty() && (DONE_WITH.within(&thing[skip..]) || verb_behind(thing))
}

/// Verbs of what is done to an object that 对 names.
static DONE_TO: Words = Words::of(
    "进行 采取 予以 加以 给予 作出 做出 作 做 提出 实施 开展 负责 统一 修正 检查 核查 检验 检测 \
    测量 试验 评估 评价 评定 验算 校核 校准 标定 处理 记录 标识 保护 防护 加固 清理 验证 分析 计算 \
    审查 复核 说明 规定 有 保持 加强 增加 设置 编制 编号 编码 加密 签名 认证 鉴别 控制 监测 监视 \
    观测 测试 维护 管理 保密 确认 考虑 折减 乘以 取 按 逐 分别 承担 产生 提供 建立 制定 限制 无 \
    培训 审核 登记 告知 公告 监督 备案 核实 验收 抽查 调整 补偿 赔偿 支付 返回 响应 清洗 隔离 标记",
);

/// What is one word with 对, a verb or a quality.
static PREDICATES: Words = Words::of("称 齐 准 正 接 照 比 焊 折 调 置 换 应");

/// Words that begin alike.
static NO_PREDICATES: Words = Words::of(
    "准备 正在 正式 接收 接触 接地 接口 接头 接线 接入 接受 接缝 照明 比赛 比例 焊缝 焊接 焊点 焊工 调查 调节 调整 调试 置于 换热 应急 应用 应力",
);

/// Words with which 应对 is *cope with*.
static COPED_WITH: Words = Words::of(
    "突发 气候 挑战 危机 灾害 自然灾害 措施 能力 机制 预案 策略 法 准备 的 和 、 与 及 工作 处置 \
    办法 方案 疫情 贸易 国际 老龄 人口老龄",
);

fn acts_on(before: &str, object: &str, denies: bool) -> bool {
    // 应对称, 应对齐: 对 begins the predicate.
    if PREDICATES.begin(object).is_some() && !before.is_empty() {
        return NO_PREDICATES.begin(object).is_none();
    }
    if object.is_empty()
        || ends_with_any(
            before,
            &[
                "以", "来", "为", "事件", "灾害", "危机", "风险", "疫情", "的", "防范", "有效", "积极", "共同", "协同",
                "提高", "于",
            ],
        )
    {
        return false;
    }
    let done = DONE_TO.within(object);
    if COPED_WITH.begin(object).is_some() {
        return done && !before.is_empty() && ["进行", "予以", "加以", "采取"].iter().any(|verb| object.contains(verb));
    }
    done || denies || verb_behind(object)
}

/// True if a verb stands behind some characters of an object, and leads to no noun: 应对衬层造成破坏.
fn verb_behind(object: &str) -> bool {
    let behind = object.char_indices().skip(2).take(40);
    let verb = |at: usize| {
        let rest = &object[at..];
        let length = rest.char_indices().nth(2).map_or(rest.len(), |(end, _)| end);
        verbs::begins(rest) == Some(Speech::Verb) && !rest[length..].starts_with('的')
    };
    let until = object.find('的').unwrap_or(object.len());
    behind.take_while(|(at, _)| *at < until).any(|(at, _)| verb(at))
}
