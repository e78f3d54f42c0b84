//! OSCAL: its three syntaxes say the same, profiles are resolved, and what is written is read as it was.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use normative::profile::{Given, Resolved, resolve};
use normative::{Document, Limits, ReadOptions, read};

const XML: &[u8] = include_bytes!("../fixtures/oscal/lanterns-xml/input.xml");
const JSON: &[u8] = include_bytes!("../fixtures/oscal/lanterns-json/input.json");
#[cfg(feature = "yaml")]
const YAML: &[u8] = include_bytes!("../fixtures/oscal/lanterns-yaml/input.yaml");

fn document(bytes: &[u8]) -> Document {
    read(bytes, &ReadOptions::default()).unwrap().document
}

/// All that a document says, without where its source says it.
fn said(document: &Document) -> Vec<String> {
    let mut out: Vec<String> = document.text().lines().map(str::to_owned).collect();
    for clause in document.clauses() {
        out.push(format!("{} {:?} {:?} {}", clause.address(), clause.label(), clause.title(), clause.depth()));
    }
    for provision in document.provisions() {
        out.push(format!(
            "{} {} {:?} {}",
            provision.clause().unwrap().address(),
            provision.kind(),
            provision.basis(),
            provision.text()
        ));
    }
    for reference in document.references() {
        let target = (reference.address(), reference.uri(), reference.identifier());
        out.push(format!(
            "{:?} {} {} {target:?}",
            reference.clause().map(normative::model::Clause::address),
            reference.kind(),
            reference.text()
        ));
    }
    let metadata = document.metadata();
    out.push(format!("{:?} {:?} {:?} {:?}", metadata.titles, metadata.version, metadata.dates, metadata.publishers));
    out.push(format!("{:?} {:?} {:?}", metadata.identifiers, metadata.keywords, metadata.relations));
    out
}

#[test]
fn the_syntaxes_of_a_document_say_the_same() {
    let xml = said(&document(XML));
    assert!(
        xml.iter().any(|line| line
            == "Tells [Assignment: organization-defined lamplighters] to light three lanterns \
        [Selection (one or more): at [Assignment: organization-defined hour]; when fog comes]; and"),
        "{xml:#?}"
    );
    assert_eq!(xml, said(&document(JSON)));
    #[cfg(feature = "yaml")]
    assert_eq!(xml, said(&document(YAML)));
}

fn few(profile: &str) -> Result<Resolved, String> {
    let profile = format!(
        r#"{{"profile": {{"uuid": "p", "metadata": {{"title": "Few", "version": "1", "oscal-version": "1.1.3"}}, {profile}}}}}"#
    );
    let again = br#"{"profile": {"uuid": "q", "metadata": {"title": "Again"}, "imports": [{"href": "few.json"}]}}"#;
    let mut given = Given::default()
        .with("x/lanterns.xml", XML)
        .with("again.json", &again[..])
        .with("few.json", profile.as_bytes());
    resolve("few.json", profile.as_bytes(), &mut given, &Limits::default()).map_err(|error| error.to_string())
}

fn ids(resolved: &Resolved) -> String {
    resolved.controls().map(|control| control.id().unwrap_or("?")).collect::<Vec<_>>().join(" ")
}

fn json(resolved: &Resolved) -> String {
    let mut out = Vec::new();
    resolved.to_json(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn controls_are_selected() {
    let href = r#""href": "https://example.org/lanterns.xml""#;
    for (import, expected) in [
        (r#""include-all": {}"#, "lt-1 lt-1.1 lt-2"),
        (r#""include-controls": [{"with-ids": ["lt-1"]}]"#, "lt-1"),
        (r#""include-controls": [{"with-child-controls": "yes", "with-ids": ["lt-1"]}]"#, "lt-1 lt-1.1"),
        (r#""include-controls": [{"matching": [{"pattern": "lt-?"}]}]"#, "lt-1 lt-2"),
        (r#""include-all": {}, "exclude-controls": [{"with-ids": ["lt-1"]}]"#, "lt-1.1 lt-2"),
        (r#""include-controls": [{"with-ids": ["lt-9"]}]"#, ""),
    ] {
        let resolved = few(&format!(r#""imports": [{{{href}, {import}}}]"#)).unwrap();
        assert_eq!(ids(&resolved), expected, "{import}");
    }
    let unknown = few(&format!(r#""imports": [{{{href}, "include-controls": [{{"with-ids": ["lt-9"]}}]}}]"#)).unwrap();
    assert!(unknown.diagnostics().any(|(file, said)| file == "few.json" && said.message().contains("lt-9")));
}

#[test]
fn what_gives_no_catalog_is_an_error_with_its_place() {
    for (profile, expected) in [
        (r#""imports": [{"href": "gone.json"}]"#, "few.json:1:111: the import of gone.json is not given"),
        (r#""imports": [{"href": "few.json"}]"#, "the import leads back to itself: few.json -> few.json"),
        (
            r#""imports": [{"href": "again.json"}]"#,
            "again.json:1:71: the import leads back to itself: few.json -> again.json -> few.json",
        ),
        (r##""imports": [{"href": "#r"}]"##, "names no resource"),
        (r#""imports": []"#, "without an import"),
        (r#""imports": [{"href": "lanterns.xml"}], "merge": {"as-is": true, "flat": {}}"#, "a second structure"),
    ] {
        let error = few(profile).unwrap_err();
        assert!(error.contains(expected) && error.lines().count() == 1, "{profile}: {error}");
    }
}

#[test]
fn parameters_and_controls_are_modified_and_say_by_what() {
    let resolved = few(
        r#""imports": [{"href": "lanterns.xml", "include-controls": [{"with-ids": ["lt-1"]}]}], "merge": {"as-is": true},
        "modify": {"set-parameters": [{"param-id": "lt-1_prm_2", "values": ["at dusk"]}, {"param-id": "none", "values": ["x"]}],
        "alters": [{"control-id": "lt-1", "removes": [{"by-name": "assessment-objective"}, {"by-name": "status", "by-ns": "https://example.org/ns"}],
        "adds": [{"position": "starting", "props": [{"name": "CORE", "value": "yes"}]},
                 {"by-id": "lt-1_smt.a", "position": "after", "parts": [{"name": "item", "id": "lt-1_smt.aa", "prose": "Sings;"}]},
                 {"by-id": "gone", "parts": []}]}]}"#,
    )
    .unwrap();
    let text = json(&resolved);
    let document = document(text.as_bytes());
    assert_eq!(ids(&resolved), "lt-1");
    let control = resolved.controls().next().unwrap();
    assert_eq!(control.file(), "x/lanterns.xml");
    assert_eq!(control.alterations().count(), 1);
    assert!(document.text().contains("three lanterns at dusk; and\nSings;\n"), "{}", document.text());
    assert!(!text.contains("assessment-objective") && !text.contains("\"kept\"") && text.contains("CORE"));
    let order: Vec<_> = document.clauses().map(|clause| clause.address().to_owned()).collect();
    assert_eq!(order, ["lt", "lt-1", "bibliography"]);
    assert_eq!(resolved.diagnostics().count(), 2);
}

#[test]
fn the_first_of_each_id_is_used_and_custom_groups_are_filled() {
    let imports = r#""imports": [{"href": "lanterns.xml"}, {"href": "lanterns.xml", "include-controls": [{"with-ids": ["lt-1"]}]}]"#;
    assert_eq!(ids(&few(imports).unwrap()), "lt-1 lt-1.1 lt-2 lt-1");
    assert_eq!(
        ids(&few(&format!(r#"{imports}, "merge": {{"combine": {{"method": "use-first"}}}}"#)).unwrap()),
        "lt-1 lt-1.1 lt-2"
    );
    let custom =
        few(r#""imports": [{"href": "lanterns.xml"}], "merge": {"custom": {"groups": [{"id": "g", "title": "G",
        "insert-controls": [{"order": "descending", "include-controls": [{"matching": [{"pattern": "lt-?"}]}]}]}]}}"#)
        .unwrap();
    assert_eq!(ids(&custom), "lt-2 lt-1");
}

#[test]
fn what_is_written_is_read_as_it_was() {
    let resolved = resolve("lanterns.xml", XML, &mut Given::default(), &Limits::default()).unwrap();
    let mut xml = Vec::new();
    resolved.to_xml(&mut xml).unwrap();
    let first = said(&document(XML));
    assert_eq!(first, said(&document(&xml)), "{}", String::from_utf8_lossy(&xml));
    assert_eq!(first, said(&document(json(&resolved).as_bytes())), "{}", json(&resolved));
}

#[cfg(feature = "yaml")]
#[test]
fn yaml_may_have_anchors_but_no_bombs() {
    let source =
        "catalog:\n  metadata: {title: &t Lamps, version: *t}\n  controls:\n  - &c {id: a-1, title: One}\n  - *c\n";
    assert_eq!(document(source.as_bytes()).clauses().count(), 2);
    let mut bomb = String::from("catalog:\n  metadata: {title: Bomb}\n  a0: &a0 [x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let before = n - 1;
        for part in [&format!("  a{n}: &a{n} ["), &*vec![format!("*a{before}"); 8].join(", "), "]\n"] {
            bomb.push_str(part);
        }
    }
    let error = read(bomb.as_bytes(), &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().contains("limit on expansion"), "{error}");
    let circle = read(b"catalog: &a\n  metadata: {title: x}\n  controls: [*a]\n", &ReadOptions::default()).unwrap_err();
    assert!(circle.to_string().starts_with("3:"), "{circle}");
}

/// Every document as a catalog, read again: nothing that binds is lost, and each clause is there.
#[test]
fn any_document_is_written_as_a_catalog() {
    let sts: &[u8] = include_bytes!("../fixtures/sts/lanterns-niso/input.xml");
    let rfc: &[u8] = include_bytes!("../fixtures/rfcxml/lanterns-v3/input.xml");
    let text = "第一条 灯笼应当悬挂。\n第二条 纸不得潮湿。\n第三条 灯笼应当熄灭。\n".as_bytes();
    for (source, least) in [(sts, 10), (rfc, 5), (text, 3), (XML, 4)] {
        let first = document(source);
        let provisions: Vec<_> =
            first.provisions().filter(|p| p.bindingness() == normative::model::Bindingness::Normative).collect();
        for form in [normative::Output::OscalJson, normative::Output::OscalXml] {
            let mut out = Vec::new();
            normative::write(&first, form, &mut out).unwrap();
            let again = document(&out);
            assert_eq!(again.origin().format(), "oscal");
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let all = words(again.text());
            let kept = provisions.iter().filter(|provision| all.contains(&words(provision.text()))).count();
            assert!(
                kept >= least && kept * 100 >= provisions.len() * 95,
                "{form}: {kept} of {}\n{all}",
                provisions.len()
            );
            assert!(again.clauses().count() + 2 >= first.clauses().count(), "{form}");
        }
    }
}
