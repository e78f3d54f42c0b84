//! The program `normative`; all of it is in the library's `cli`.

fn main() -> std::process::ExitCode {
    normative::cli::main()
}
