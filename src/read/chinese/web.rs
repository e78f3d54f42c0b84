//! Lines that a page of the web adds to a document, in its markup or in text that was copied from it: the way to the page, its buttons, the
//! pages before and after it, and what its catalogue says of the document.

use super::page::{Line, LineKind, Page};
use super::view::{folded, is_layout};

/// Longer lines are no furniture, in characters.
const LONGEST: usize = 200;

/// The catalogue of a page stands among its first lines.
const HEAD: usize = 40;

/// Words that a page puts before a colon, where the rest of the line is a link or a number of its own.
const LABELS: &[&str] = &[
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "上一页",
    "下一页",
    "上篇",
    "下篇",
    "分享到",
    "分享至",
    "分享",
    "责任编辑",
    "浏览次数",
    "浏览量",
    "阅读次数",
    "阅读量",
    "点击数",
    "点击量",
    "点击次数",
    "访问次数",
    "访问量",
    "相关链接",
    "相关文章",
    "相关解读",
    "相关阅读",
    "相关新闻",
    "相关稿件",
    "相关政策",
    "相关信息",
    "政策解读",
    "当前位置",
    "您当前的位置",
    "您的位置",
    "您现在的位置",
    "所在位置",
    "您所在的位置",
    "版权所有",
    "网站标识码",
    "友情链接",
    "网站地图",
];

/// Labels of what a page says of itself below its title; two of them make a line of it.
const LINE: &[&str] = &[
    "发布时间",
    "发布日期",
    "发布人",
    "来源",
    "信息来源",
    "稿源",
    "作者",
    "编辑",
    "字号",
    "字体",
    "时间",
    "日期",
    "浏览次数",
    "浏览",
    "阅读",
    "点击数",
    "点击量",
    "点击",
    "访问量",
    "责任编辑",
    "打印",
];

/// Words of buttons.
const BUTTONS: &[&str] = &[
    "打印",
    "打印本页",
    "打印此页",
    "关闭",
    "关闭窗口",
    "关闭本页",
    "收藏",
    "收藏本页",
    "返回",
    "返回顶部",
    "返回列表",
    "返回上页",
    "回到顶部",
    "顶部",
    "大",
    "中",
    "小",
    "字体",
    "字号",
    "分享",
    "分享到",
    "微信",
    "微博",
    "新浪微博",
    "QQ空间",
    "QQ",
    "复制链接",
    "我要纠错",
    "纠错",
    "下载",
    "全文下载",
    "登录",
    "注册",
    "首页",
    "网站首页",
    "繁体",
    "简体",
    "无障碍",
    "无障碍阅读",
    "English",
    "TOP",
    "Top",
    "+",
    "-",
    "A",
    "A+",
    "A-",
    "|",
    "/",
    "·",
    "全文有效",
    "语音播报",
    "纯净版",
    "手机版",
    "邮箱",
    "RSS",
    "订阅",
    "上一页",
    "下一页",
    "上一篇",
    "下一篇",
    "目录",
    "导出",
    "点赞",
    "评论",
];

/// Signs of the foot of a page, and of what it shows to phones.
const FOOT: &[&str] = &[
    "扫一扫",
    "ICP备",
    "ICP证",
    "公网安备",
    "二维码",
    "网站标识码",
    "版权所有",
    "copyright ©",
    "Copyright ©",
    "Copyright©",
];

/// What the catalogue of a site of an authority says of a document.
const PROPERTIES: &[&str] = &[
    "索引号",
    "主题分类",
    "发文机关",
    "发布机构",
    "发布机关",
    "公开机构",
    "成文日期",
    "标题",
    "名称",
    "发文字号",
    "发布日期",
    "文号",
    "文件编号",
    "有效性",
    "信息分类",
    "公开方式",
    "公开类别",
    "公开形式",
    "主题词",
    "生成日期",
    "时效性",
    "效力级别",
    "效力位阶",
    "制定机关",
    "法规类别",
    "公布日期",
    "施行日期",
    "生效日期",
    "批准日期",
    "体裁分类",
    "组配分类",
    "发布文号",
    "关键词",
    "所属主题",
    "公文种类",
    "成文时间",
    "发布时间",
    "实施日期",
    "失效日期",
    "来源",
];

/// Properties that no cover and no head of a document has.
const CATALOGUED: &[&str] = &[
    "索引号",
    "主题分类",
    "信息分类",
    "公开方式",
    "公开类别",
    "公开形式",
    "生成日期",
    "时效性",
    "效力级别",
    "效力位阶",
    "体裁分类",
    "组配分类",
    "发文字号",
    "所属主题",
    "公文种类",
    "公开机构",
];

/// Takes the furniture of a page of the web out of the lines of a text; what its catalogue says becomes facts.
pub(super) fn take_out(page: &mut Page<'_>) {
    let head = catalogue(page);
    let mut kept = Vec::with_capacity(page.lines.len());
    let mut gap = false;
    let mut tables = 0_u32;
    for (at, line) in page.lines.iter().enumerate() {
        match line.kind {
            LineKind::TableStart => tables += 1,
            LineKind::TableEnd => tables = tables.saturating_sub(1),
            _ => {}
        }
        let may = tables == 0 && matches!(line.kind, LineKind::Text | LineKind::Item { .. });
        if may && (head.contains(&at) || is_furniture(page.slice(*line), at)) {
            gap |= line.gap;
            page.web.push(*line);
            continue;
        }
        kept.push(Line { gap: line.gap || std::mem::take(&mut gap), ..*line });
    }
    if !page.web.is_empty() {
        page.lines = kept;
    }
}

/// The lines of the catalogue, which stand together and begin with its labels.
fn catalogue(page: &mut Page<'_>) -> std::ops::Range<usize> {
    let pairs: Vec<_> = page
        .lines
        .iter()
        .take(HEAD)
        .map(|line| if line.kind == LineKind::Text { pairs(page.slice(*line), PROPERTIES) } else { Vec::new() })
        .collect();
    let Some(from) = pairs.iter().position(|pairs| !pairs.is_empty()) else { return 0..0 };
    let to = from + pairs[from..].iter().take_while(|pairs| !pairs.is_empty()).count();
    let found: Vec<_> = pairs[from..to].iter().flatten().collect();
    if found.len() < 2 || !found.iter().any(|(name, _)| CATALOGUED.contains(&name.as_str())) {
        return 0..0;
    }
    let facts: Vec<_> = found.into_iter().filter(|(_, value)| !value.is_empty()).cloned().collect();
    page.facts.extend(facts.into_iter().map(|(name, value)| (format!("page/{name}"), value)));
    from..to
}

/// Labels with their values, where a line begins with one: `索 引 号：0001  发文字号：…`.
fn pairs(text: &str, known: &[&str]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    if text.len() > 4 * LONGEST || !text.contains(['：', ':']) {
        return found;
    }
    let mut value = 0;
    for (colon, sign) in text.match_indices(['：', ':']) {
        let before = &text[value..colon];
        // The label begins the line, or stands behind a gap; its characters may be spread.
        let begins = known.iter().find_map(|label| Some((label, spread_end(before, label)?)));
        let Some((label, begin)) = begins else { continue };
        let is_first = found.is_empty();
        if is_first && !before[..begin].trim_matches(is_decor).is_empty() {
            return found;
        }
        if let Some(last) = found.last_mut() {
            before[..begin].trim_matches(is_decor).clone_into(&mut last.1);
        }
        found.push(((*label).to_owned(), String::new()));
        value = colon + sign.len();
    }
    if let Some(last) = found.last_mut() {
        text[value..].trim_matches(is_decor).clone_into(&mut last.1);
    }
    found
}

/// Where a label begins that ends a text, whose characters blanks may part.
fn spread_end(text: &str, label: &str) -> Option<usize> {
    let mut rest = text.trim_end_matches(is_layout);
    for c in label.chars().rev() {
        rest = rest.trim_end_matches(is_layout).strip_suffix(c)?;
    }
    Some(rest.len()).filter(|_| rest.is_empty() || rest.ends_with(is_layout) || rest.ends_with(is_decor))
}

fn is_decor(c: char) -> bool {
    is_layout(c) || matches!(c, '【' | '】' | '[' | ']' | '|' | '（' | '）' | '(' | ')' | '·' | '\t')
}

/// True if a line is furniture of a page by its words alone.
fn is_furniture(text: &str, at: usize) -> bool {
    if text.len() > 3 * LONGEST || text.is_empty() {
        return false;
    }
    is_way(text, at) || is_row_of_buttons(text) || is_labelled(text) || is_foot(text)
}

/// The way to a page: `首页 > 政务公开 > 公告`.
fn is_way(text: &str, at: usize) -> bool {
    let arrow = |c: char| matches!(c, '>' | '＞' | '»' | '›' | '→');
    let steps = text.split(arrow).map(|step| step.trim_matches(is_layout)).filter(|step| !step.is_empty());
    let words = |step: &str| step.chars().count() <= 40 && !step.contains(['。', '；', '，', '=', '<']);
    let mut count = 0;
    let named = text.starts_with("首页") || text.contains("位置：") || text.contains("位置:");
    let all = steps.inspect(|_| count += 1).all(words);
    all && at < HEAD && (count > 2 || count > 1 && named)
}

fn is_row_of_buttons(text: &str) -> bool {
    let parts = text.split(|c: char| is_layout(c) || is_decor(c) || matches!(c, '：' | ':' | '、' | '，'));
    let mut count = 0;
    let is_button = parts.filter(|part| !part.is_empty()).inspect(|_| count += 1).all(|part| BUTTONS.contains(&part));
    let bracketed = text.starts_with(['【', '[', '［']) || text.contains("字体") || text.contains("字号");
    is_button && (count > 1 || count == 1 && (bracketed || text.starts_with("打印") || text.starts_with("返回顶部")))
}

/// `上一篇：…`, `发布时间：… 来源：…`.
fn is_labelled(text: &str) -> bool {
    let label = text.split(['：', ':']).next().filter(|label| label.len() < text.len());
    let label: String = label.unwrap_or_default().chars().filter(|c| !is_decor(*c)).map(folded).collect();
    LABELS.contains(&label.as_str()) && !text.ends_with('。') || pairs(text, LINE).len() > 1 && !text.ends_with('。')
}

fn is_foot(text: &str) -> bool {
    !text.ends_with(['。', '；']) && FOOT.iter().any(|sign| text.contains(sign)) && !text.contains("应")
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    #[test]
    fn what_a_page_adds_is_taken_out() {
        let text = "首页 > 公开 > 文件\n索 引 号：0001/8\t主题分类：灯彩\n发文字号：灯发〔2031〕8号\n关于灯笼的通知\n\
                    发布时间：2031-06-11 来源：灯笼局 字号：大 中 小\n【打印】【关闭】\n一、灯笼应当牢固。\n打印纸应当干燥。\n上一篇：关于渡船的通知\n版权所有：灯笼局　灯ICP备1号";
        let mut page = plain::page(text);
        take_out(&mut page);
        let kept: Vec<_> = page.lines.iter().map(|line| page.slice(*line)).collect();
        assert_eq!(kept, ["关于灯笼的通知", "一、灯笼应当牢固。", "打印纸应当干燥。"]);
        let facts: Vec<_> = page.facts.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(facts, ["page/索引号=0001/8", "page/主题分类=灯彩", "page/发文字号=灯发〔2031〕8号"]);
    }

    #[test]
    fn what_a_document_says_stays() {
        for text in [
            "发布日期：2031-06-11",
            "施行日期：2031年7月1日",
            "来源：灯笼局",
            "打开“文件 > 打印 > 设置”，选择纸张。",
            "注：a > b > c 时，取大值。",
            "中",
            "A",
            "下列文件应当打印：灯笼登记表。",
        ] {
            let mut page = plain::page(text);
            take_out(&mut page);
            assert_eq!(page.lines.len(), 1, "{text}");
        }
    }
}
