"""The floors of `.ci/floors.tsv`: a score below its floor is a failure, and so is a floor whose score line is missing.

A row: kind, name, least score, and a remark where the floor is low because the measure is wrong. Comments begin with `#`.
"""
import sys
from pathlib import Path

FILE = Path(__file__).resolve().parent / "floors.tsv"
Key = tuple[str, str]


class Floors:
    """The floors whose kind a check is responsible for."""

    def __init__(self, responsible):
        self.lines = FILE.read_text().splitlines()
        self.least: dict[Key, float] = {}
        self.remarks: dict[Key, str] = {}
        for line in self.lines:
            if line and not line.startswith("#"):
                kind, name, least, *remark = line.split("\t")
                if responsible(kind):
                    self.least[kind, name] = float(least)
                    self.remarks[kind, name] = remark[0] if remark else ""
        self.seen: dict[Key, float] = {}
        self.failed: list[str] = []

    def check(self, kind: str, name: str, score: float, note: str = "", failed: bool = False) -> None:
        """Prints a score line and holds it to its floor."""
        key = kind, name
        self.seen[key] = score
        floor = self.least.get(key)
        mark = ""
        if failed or floor is not None and score < floor - 1e-9:
            self.failed.append(f"{kind}/{name}")
            mark = f"  BELOW {floor:.4f}" if floor is not None else "  FAILED"
        elif floor is not None and score >= floor + 0.0001:
            mark = f"  above {floor:.4f}"
        remark = self.remarks.get(key)
        print(f"{kind:<18} {name:<26} {note:<12} score={score:.4f}{mark}" + (f"  ({remark})" if remark else ""))

    def finish(self, lift: bool) -> int:
        """The exit status. `lift` writes the floors that the scores have reached; it never lowers one."""
        missing = [f"{kind}/{name}" for kind, name in self.least if (kind, name) not in self.seen]
        if lift:
            self.lift()
        else:
            raised = sum(score >= self.least[key] + 0.0001 for key, score in self.seen.items() if key in self.least)
            if raised:
                print(f"{raised} scores are above their floors: run it with --lift")
        if missing:
            print("no score line for the floor: " + ", ".join(missing), file=sys.stderr)
        if self.failed:
            print("below the floor: " + ", ".join(self.failed), file=sys.stderr)
        return 1 if missing or self.failed else 0

    def lift(self) -> None:
        lines = []
        for line in self.lines:
            kind, name, least, *remark = line.split("\t") if line and not line.startswith("#") else ("", "", "")
            score = self.seen.get((kind, name))
            if score is not None and score >= float(least) + 0.0001:
                line = "\t".join([kind, name, f"{int(score * 10000) / 10000:.4f}", *remark])
            lines.append(line)
        FILE.write_text("\n".join(lines) + "\n")
