//! Instructions: sentences in the imperative, of which the keyword is the verb.
//!
//! Chinese has no form of the imperative. A sentence is one if it has no subject and no verbal form and begins, after adverbials, with
//! a verb of acting: 称取……, 将试样置于……, 按公式（1）计算…….

use std::ops::Range;
use std::sync::LazyLock;

use super::context::{begins_adverbial, ends_adverbial, strip_label, without_conjunction};
use super::found::Found;
use super::lexicon::Mark;
use super::sentence::{Clause, Sentence};
use super::verbs;
use super::words::{beginning, ends_with_any, starts_with_any};
use crate::model::{Polarity, ProvisionKind};
use crate::script::trie::{Trie, Words};

const ACTIONS: &str = include_str!("data/actions.txt");

/// The verbs, and whether each is a noun as well.
fn actions() -> &'static Trie<bool> {
    static TABLE: LazyLock<Trie<bool>> = LazyLock::new(|| {
        let rows = ACTIONS.lines().filter(|line| !line.starts_with('#'));
        let words = rows.filter_map(|line| line.split_once(' '));
        Trie::new(words.flat_map(|(what, verbs)| verbs.split(' ').map(move |verb| (verb.chars(), what == "noun"))))
    });
    &TABLE
}

/// Finds the instructions of a sentence: at most one between semicolons, and none where another provision stands.
pub(super) fn find(text: &str, sentence: &Sentence, found: &mut Vec<Found>) {
    let provisions = found.len();
    let mut instructions = Vec::new();
    let mut next = 0;
    let clauses = &sentence.clauses;
    let mut from = 0;
    while from < clauses.len() {
        let until =
            (from + 1..clauses.len()).find(|at| clauses[*at].depth == 0 && clauses[*at].opens).unwrap_or(clauses.len());
        let end = clauses.get(until).map_or(sentence.end, |clause| clause.start);
        while next < provisions && found[next].start < end {
            next += 1;
        }
        // What is demanded, here or in a lead-in, governs the clauses after it.
        if next > 0 {
            break;
        }
        let step = from.checked_sub(1).is_some_and(|label| is_step(&text[clauses[label].start..clauses[label].end]));
        instructions.extend(in_segment(text, &clauses[from..until], step));
        from = until;
    }
    found.extend(instructions);
}

/// The instruction of what stands between semicolons; `step` if the label of a step stands before it.
fn in_segment(text: &str, clauses: &[Clause], step: bool) -> Option<Found> {
    for (index, clause) in clauses.iter().enumerate().filter(|(_, clause)| clause.depth == 0) {
        let words = beginning(&text[clause.start..clause.end]);
        let body = without_step(without_conjunction(strip_label(words)));
        let goes_on = clause.after == Some(Mark::Comma);
        if body.trim().is_empty() || goes_on && ends_adverbial(body) {
            continue;
        }
        let terminated = matches!(clause.after, Some(Mark::Stop | Mark::Semicolon | Mark::Comma)) || step;
        let verb = verb(body, terminated).or_else(|| at_once(words, body));
        if verb.is_none() && goes_on && begins_adverbial(body) {
            continue;
        }
        let (verb, rule) = verb?;
        let amends = AMENDING.begin(&body[verb.start..]).is_some();
        if clause.after == Some(Mark::Colon) && !amends || is_explained(text, &clauses[index + 1..]) {
            return None;
        }
        let start = clause.start + (body.as_ptr() as usize - words.as_ptr() as usize);
        return Some(Found {
            start: start + verb.start,
            end: start + verb.end,
            kind: ProvisionKind::Instruction,
            polarity: Polarity::Positive,
            rule,
        });
    }
    None
}

/// The verb of any kind behind an adverb that tells to act, with what it acts on: 立即拨打报警电话.
fn at_once(words: &str, body: &str) -> Option<(Range<usize>, &'static str)> {
    let head = without_conjunction(strip_label(words));
    let urged = starts_with_any(head, &["立即", "立刻", "马上", "迅速", "尽快", "及时", "首先", "先"]);
    let length = body.char_indices().nth(2).map_or(body.len(), |(at, _)| at);
    let acts = verbs::begins(body) == Some(verbs::Speech::Verb) && STATES.begin(body).is_none();
    let object = body[length..].chars().count() >= 2 && is_object(&body[length..]);
    (urged && body.len() < head.len() && acts && object).then_some((0..length, "imperative"))
}

/// True if words are the label of a step: `A2`, 第 3 步, 步骤 1.
fn is_step(label: &str) -> bool {
    let label = label.trim();
    let digits = |words: &str| !words.is_empty() && words.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ' '));
    let counted =
        label.strip_prefix('第').and_then(|rest| rest.strip_suffix('步')).or_else(|| label.strip_prefix("步骤"));
    let lettered = label.strip_prefix(|c: char| c.is_ascii_uppercase());
    label.len() <= 16 && (counted.is_some_and(digits) || lettered.is_some_and(digits))
}

/// True if a later clause says what the first is: 将……作为……，是为了…….
fn is_explained(text: &str, later: &[Clause]) -> bool {
    let later = later.iter().take(8).filter(|clause| clause.depth == 0);
    later
        .take(4)
        .any(|clause| starts_with_any(text[clause.start..clause.end].trim_start(), &["是", "即", "表示", "称为", "由"]))
}

/// Verbs of what is done to a text, whose new words follow a colon: 将4.2改为：“…”.
static AMENDING: Words = Words::of("改为 修改为 更改为 改成 增加 增补 补充 替换为 代替为");

/// Adverbs of steps, before the verb.
static STEPS: Words = Words::of(
    "首先 先 然后 再 接着 随后 随即 最后 之后 此后 立即 迅速 快速 缓慢 缓缓 小心地 小心 慢慢地 慢慢 \
    轻轻地 轻轻 准确 精密 精确 分别 逐个 逐渐 逐一 逐步 继续 另外 另 同时 并 每次 连续 均匀地 均匀 \
    彻底 充分 用力 直接 依次 随机 仔细 定期 及时 重新 必要时 至少 每隔 反复 尽快 平稳地 平稳 匀速 \
    垂直 水平 稍 略 马上 立刻",
);

fn without_step(words: &str) -> &str {
    let mut words = words.trim_start();
    for _ in 0..3 {
        let Some(rest) = STEPS.strip(words) else { break };
        words = rest.trim_start();
    }
    words
}

/// The verb of an imperative clause, and the rule that found it.
fn verb(clause: &str, terminated: bool) -> Option<(Range<usize>, &'static str)> {
    if let Some(range) = verb_at(clause, 0, terminated, false) {
        return Some((range, "imperative"));
    }
    if starts_with_any(clause, &["将", "把"])
        && !starts_with_any(clause, &["将来", "将要", "将会", "将不", "将被", "将由", "把握"])
    {
        let found = later_verb(clause, terminated).or_else(|| moved(clause));
        return found.map(|verb| (verb, "imperative-after-object"));
    }
    let adverbial = PREPOSITIONS.begin(clause).is_some() && NO_PREPOSITIONS.begin(clause).is_none();
    if adverbial {
        return later_verb(clause, terminated).map(|verb| (verb, "imperative-after-adverbial"));
    }
    None
}

static PREPOSITIONS: Words = Words::of("按 按照 根据 依据 依照 用 在 以 从 于 沿 对 向 自 通过 利用 参照 经");

static NO_PREPOSITIONS: Words = Words::of(
    "用户 用于 用来 用途 用电 用水量 用水户 用水点 用水器 用水单位 用水设备 用水需求 用水定额 用水管 用法 用作 用品 用以 以上 以下 以及 以内 以外 以太 以便 对于 对应 \
    对象 对称 对方 对话 对端 对比 从而 从事 从属 从业 自动 自身 自由 自定 自然 自治 自行 自检 经营 \
    经济 经过 向量 按键 按钮 在线 在编 在职 于是 沿线 沿海 通过率 通过性 在用 在本 用例 对外 对内",
);

/// The first verb of the table behind the words of an adverbial or of an object that 将 names.
fn later_verb(clause: &str, terminated: bool) -> Option<Range<usize>> {
    // Behind two characters at least, and not without end.
    for (at, _) in clause.char_indices().skip(2).take(60) {
        if let Some(range) = verb_at(clause, at, terminated, true) {
            let before = &clause[..at];
            // 规定的方法确定: the verb is not what 的 leads to, but may follow its noun.
            let said = !names(&clause[range.clone()])
                || starts_with_any(clause, &["用", "将", "把", "对", "在", "沿"])
                || before.ends_with(|c: char| c.is_ascii_alphanumeric())
                || PHRASE_ENDS.end(before).is_some()
                || STEPS.end(before).is_some();
            if said
                && !before.ends_with(['的', '所', '被', '经', '待', '应', '和', '、', '需'])
                && !ends_with_any(before, &["用于", "进行", "予以", "不"])
            {
                return Some(range);
            }
        }
    }
    None
}

/// The verb behind the object that 将 or 把 names, of any kind, where what becomes of the object follows: 将雪橇放置在平台上, 把灯笼搁在架上.
fn moved(clause: &str) -> Option<Range<usize>> {
    const GOALS: &[char] = &['在', '于', '到', '入', '至', '成', '为', '进', '上', '出', '开'];
    for (at, c) in clause.char_indices().skip(2).take(60) {
        let rest = &clause[at..];
        let two = rest.char_indices().nth(2).map_or(rest.len(), |(end, _)| end);
        let goes = |length: usize| {
            let after = &rest[length..];
            after.starts_with(GOALS) && after.chars().nth(1).is_some_and(|c| !matches!(c, '的' | '，' | '。'))
        };
        if verbs::begins_with_verb(rest) && goes(two) {
            return Some(at..at + two);
        }
        if verbs::is_single(c) && goes(c.len_utf8()) && verbs::ends(&clause[..at + c.len_utf8()]).is_none() {
            return Some(at..at + c.len_utf8());
        }
    }
    None
}

/// Ends of an adverbial, before a verb that is a noun as well: 按公式（1）计算.
static PHRASE_ENDS: Words = Words::of(
    "） ) ］ ] 规定 方法 要求 步骤 程序 中 上 下 内 后 公式 章 条 顺序 比例 重新 方式 尺寸 0 \
    1 2 3 4 5 6 7 8 9 分别 逐一 逐个 再 并",
);

/// True if a verb is a noun as well.
fn names(verb: &str) -> bool {
    actions().at(verb, 0).is_some_and(|(_, noun)| noun)
}

/// A verb of the table at an offset, if what follows it can be an object. Behind an adverbial it may stand alone.
fn verb_at(clause: &str, at: usize, terminated: bool, behind: bool) -> Option<Range<usize>> {
    let rest = &clause[at..];
    let (length, noun) = action(rest, behind)?;
    // 固定在支架上: 在 leads in the place.
    let place = rest[..length].strip_suffix('在').filter(|verb| verb.chars().count() > 1);
    let length = place.map_or(length, str::len);
    let object = &rest[length..];
    // 计算出质量: what comes of it.
    let object = object.strip_prefix(['出', '得']).filter(|object| !object.is_empty()).unwrap_or(object);
    if is_measured(object) {
        return None;
    }
    // 取 is the verb of many formulas: 取 βh=1.0 belongs to what stands before.
    if &rest[..length] == "取" && TAKEN.begin(object).is_none() {
        return None;
    }
    if clause[..at].ends_with(['（', '(']) {
        return None;
    }
    // 工作 ends in 作.
    if length == "取".len() && at > 0 && verbs::ends(&clause[..at + length]).is_some() {
        return None;
    }
    let alone = behind && terminated && matches!(object.trim(), "" | "结果");
    let fits = alone || if noun { terminated && is_object_of_noun(&rest[..length], object) } else { is_object(object) };
    fits.then_some(at..at + length)
}

/// Second characters of verbs that say what comes of what is done: 舀取, 旋紧, 涂满.
const COMPLEMENTS: &[char] = &[
    '取', '入', '出', '净', '匀', '干', '满', '紧', '平', '去', '掉', '回', '住', '断', '碎', '齐', '尽', '透', '牢',
    '至', '成', '开',
];

/// True for what makes a name of a verb before it, and is said to be something: 搅拌速度为200 r/min.
fn is_measured(object: &str) -> bool {
    let Some(length) = COMPOUNDS.begin(object).filter(|length| *length >= "速度".len()) else { return false };
    let rest = object[length..].trim_start();
    // 检查数据是否可用: a question.
    rest.starts_with(['为', '见', '约', '不', '是', '应', '宜', '越']) && !rest.starts_with("是否")
}

/// Characters that such a verb begins with and a noun as well: 表面, 方向 and the like are none of them.
fn is_compound_verb(rest: &str) -> bool {
    let mut characters = rest.chars();
    let (Some(first), Some(second)) = (characters.next(), characters.next()) else { return false };
    verbs::is_single(first)
        && COMPLEMENTS.contains(&second)
        && verbs::begins(rest).is_none()
        && NO_VERBS.begin(rest).is_none()
}

/// Verbs that give something a value: 设置压力为…….
static SETTING: Words = Words::of(
    "设置 设定 设 调节 调整 控制 保持 选择 选取 选定 标记 标识 更改 修改 确定 取 记 初始化 更新 替换 换算 输入 计算",
);

/// What the value of a name depends on.
static DEPENDS: Words = Words::of("视 随 按 依 根据");

/// Words that are built like such a verb and are none.
static NO_VERBS: Words = Words::of(
    "收入 支出 投入 产出 进出 输出 输入 进入 引入 深入 收取 水平 公平 和平 生成 组成 合成 构成 完成 形成 养成 变成 达成 造成 赞成 现成 分成     公开 展开 离开 召开 甚至 直至 截至 乃至 以至 达到 开关 相干 若干 不断 判断 诊断 中断 突出 提出 作出 做出 发出 得出 给出 列出 指出 超出 高出     回收 失去 过去 记住 居住 听取 争取 采取 获取 获得 收回 退回 召回 提取 领取 录取 考取 窃取 骗取 谋取 换取 赚取 夺取 赢取 纳入 加入 列入     融入 介入 流入 流出 支取 饱满 圆满 充满 届满 期满 干净 纯净 均匀 整齐 详尽 用尽 保持 维持 落成 建成 编成 换成 看成 说成 当成 变至 垫平 持平",
);

/// The verb that a text begins with, how long it is, and whether it is a name of what is done as well: one of the table, one that
/// is built like those, or at the head of a clause any verb.
fn action(rest: &str, behind: bool) -> Option<(usize, bool)> {
    if let Some(found) = actions().at(rest, 0) {
        return Some(found);
    }
    let length = rest.char_indices().nth(2).map_or(rest.len(), |(at, _)| at);
    if behind {
        return None;
    }
    if is_compound_verb(rest) {
        return Some((length, false));
    }
    let acts = verbs::begins(rest) == Some(verbs::Speech::Verb) && STATES.begin(rest).is_none();
    (acts && DETERMINERS.begin(&rest[length..]).is_some()).then_some((length, true))
}

/// Words with which the object of a verb begins, and no second half of a noun: 擦净该面, 翻转每个试样.
static DETERMINERS: Words =
    Words::of("该 各 每 所有 全部 上述 其余 其他 一个 一次 两 三 适量 少许 少量 剩余 多余 另 0 1 2 3 4 5 6 7 8 9");

/// Verbs of what is, not of what is done.
static STATES: Words = Words::of(
    "属于 具有 具备 位于 用于 符合 满足 包括 包含 含有 存在 发生 出现 成为 作为 等于 大于 小于 高于 低于 表示 表明 说明 处于 适用 超过 达到 \
    基于 源于 来自 取决 有关 相关 涉及 关于 对于 由于 鉴于 便于 易于 不足 不少 多于 少于 参见 详见 代表 称为 定义 意味 导致 引起 造成 需要 成立",
);

/// What is taken in a test method.
static TAKEN: Words = Words::of("其 两 三 各 上 适 约 试 样 一 平均 算术 5 10 2 1 3 少 若干 几 洁净 干净");

/// True if words can follow a verb that is no noun.
fn is_object(words: &str) -> bool {
    let tool =
        words.strip_prefix('器').is_some_and(|rest| !rest.starts_with(['械', '具', '材', '皿', '物', '官', '件']));
    !tool
        && (!words.starts_with('可') || words.starts_with("可能"))
        && !starts_with_any(
            words,
            &[
                "的", "了", "过", "者", "后", "时", "前", "法", "式", "型", "率", "方法", "应", "宜", "装置", "之",
                "性", "期间", "状态", "量", "液", "物", "地", "点",
            ],
        )
}

/// Endings that make a compound noun of a verb: 测量误差, 检测剖面.
static COMPOUNDS: Words = Words::of(
    "值 法 仪 机 性 面 线 区 中 期 数 式 图 表 书 员 人 方 结果 误差 数据 系统 设备 程序 步骤 \
    过程 时间 温度 速度 速率 精度 范围 条件 要求 参数 环境 报告 单位 机构 项目 次数 周期 频率 频次 \
    标准 规则 公式 模型 工作 能力 功能 部分 部位 内容 情况 和 及 与 、 或 用 于 剖面 层 板 剂 \
    室 箱 台 池 简图 理论 规程 规范 文件 记录 信息 请求 响应 消息 命令 流程 服务 模块 接口 单元 \
    端 长度 宽度 跨径 荷载 应力 原理 依据 目的 对象 样本 类型 模式 不 均 都 也 比 合格 完成 完毕 \
    结束 成功 失败 由 见 为 是 有 无 在 按 如下 决 得 证 代 自 向 样 业 废 空间 密度 质量 处 \
    口 孔 缝 体 阀 管 带 泵 柜 证书 密钥 算法 协议 策略 权限 日志 费 价 权 厂 商 品",
);

/// True if words can be the object of a verb that is a name of what is done as well.
fn is_object_of_noun(verb: &str, words: &str) -> bool {
    if words.trim().is_empty() || !is_object(words) || COMPOUNDS.begin(words).is_some() {
        return false;
    }
    // 采样接头为法兰, 覆盖土层的厚度视植物确定, 固定作用和非固定作用: names.
    let short = words.char_indices().take(5).skip(1).find(|(_, c)| *c == '为').map(|(at, _)| &words[..at]);
    let copula =
        short.is_some_and(|name| !name.contains(['的', '成', '设', '作', '该', '其']) && SETTING.begin(verb).is_none());
    let after_de = words.find('的').map_or("", |at| &words[at..]);
    let denied = words.match_indices('非').any(|(at, non)| words[at + non.len()..].starts_with(verb));
    let depends = DEPENDS.all(after_de).next().is_some_and(|(at, _)| at > "的".len() * 2);
    if copula || denied || depends {
        return false;
    }
    // A predicate elsewhere makes the verb a subject: 计算结果由…….
    let predicate = [
        "由",
        "属于",
        "包括",
        "取决",
        "等于",
        "见表",
        "见图",
        "见附录",
        "见第",
        "见GB",
        "称为",
        "适用",
        "分为",
        "主要",
        "通常",
        "一般",
        "均",
        "需",
        "采用",
        "表明",
        "不得",
    ];
    let is = words.match_indices('是').any(|(at, _)| !words[at..].starts_with("是否"));
    // 使用公钥加密的一类算法: a definition.
    let defines =
        ["的一类", "的一种", "的总称", "的方法", "的过程", "的方式", "的算法"].iter().any(|word| words.contains(word));
    !is && !defines && !predicate.iter().any(|word| words.contains(word))
}
