//! Provisions of Chinese text: bytes a second of each convention, of a text without any, and of one that is all verbal forms.
//!
//! `NORMATIVE_CORPUS` adds real statutes and codes; without it, sentences about paper lanterns are repeated.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use normative::classify;
use normative::model::Convention;

const CODE: &str = "灯笼的骨架应采用干燥的竹材制作，竹材的含水率不应大于 12 %，且不宜小于 8 %；当灯笼用于室外时，灯纸可采用桐油处理。\
                    预应力拉索的应力按下列公式计算，其效应与相应的荷载有关。试验方法见附录 B，试件的尺寸和数量见表 4.2.1。\n";
const STATUTE: &str = "第十二条　生产者应当对其生产的灯笼质量负责，不得销售未经检验的灯笼。应当登记而未登记的，由县级以上人民政府市场监督\
                       管理部门责令改正；情节严重的，可以处一万元以下罚款。国家鼓励灯笼工艺的研究和推广。\n";
const POLICY: &str = "加强灯笼质量监管，完善检验机制，推动灯笼产业发展，提高灯笼质量。鼓励企业参与标准制定，建立评估机制，将灯笼制作纳入职业\
                      培训。各地要抓好落实，及时总结推广经验。\n";
const PLAIN: &str =
    "灯笼是用竹、纸和绢制成的照明器具，起源于民间，常见的形状为球形和宫灯形，颜色以红色为主，见图 3。\n";

fn classify_chinese(criterion: &mut Criterion) {
    let repeated = |text: &str| text.repeat(1_000_000 / text.len());
    let mut texts = vec![
        ("code", Convention::ChineseEngineering, repeated(CODE)),
        ("standard", Convention::GbT11, repeated(CODE)),
        ("statute", Convention::ChineseStatute, repeated(STATUTE)),
        ("policy", Convention::Gongwen, repeated(POLICY)),
        ("plain", Convention::GbT11, repeated(PLAIN)),
        ("only forms", Convention::GbT11, "应可宜能".repeat(20_000)),
    ];
    if let Some(root) = std::env::var_os("NORMATIVE_CORPUS") {
        let real = [
            ("statute of the corpus", Convention::ChineseStatute, "zh/law/standards-citing/刑法.md"),
            ("code of the corpus", Convention::ChineseEngineering, "zh/eng/JTG-3362/txt/09.txt"),
        ];
        for (name, convention, file) in real {
            if let Ok(text) = std::fs::read_to_string(Path::new(&root).join(file)) {
                texts.push((name, convention, text));
            }
        }
    }
    let mut group = criterion.benchmark_group("classify");
    for (name, convention, text) in texts {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new(convention.name(), name), &text, |bencher, text| {
            bencher.iter(|| classify(text, convention).len());
        });
    }
    group.finish();
}

criterion_group!(benches, classify_chinese);
criterion_main!(benches);
