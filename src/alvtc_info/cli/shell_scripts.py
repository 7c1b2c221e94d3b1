"""Scripts by which a shell completes the command line; made from `command_words`, run by the shell alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.cli.command_words import contexts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from alvtc_info.cli.command_words import Context, Values

PROGRAM = "alvtc-info"
_HEAD = "# 由 alvtc-info completion 生成；程序升级以后请重新生成\n"


def _valued(found: Sequence[Context]) -> dict[Values, list[str]]:
    """The options that take words: the words, and each option with its context (`ledger list --format`)."""
    grouped: dict[Values, list[str]] = {}
    for context in found:
        for option in context.options:
            if option.value is not None:
                grouped.setdefault(option.value, []).extend(" ".join((*context.names, flag)) for flag in option.flags)
    return grouped


def _aliases(found: Sequence[Context]) -> dict[str, str]:
    """The Chinese words of commands and actions, each behind what stands before it, and the names that they mean."""
    return {
        " ".join((*context.names, word)): " ".join((*context.names, name))
        for context in found
        for word, name in context.chinese.items()
    }


def _flags(context: Context) -> list[str]:
    return [flag for option in context.options for flag in option.flags]


def bash_script() -> str:
    """The script for bash, from 3.2 on."""
    found = contexts()

    def case(lines: Iterable[tuple[Iterable[str], str]]) -> str:
        return "".join(f"        {'|'.join(map(_quoted, keys))}) {body} ;;\n" for keys, body in lines)

    aliases = case(([word], f"context={_quoted(name)}") for word, name in _aliases(found).items())
    follow = case(
        ([" ".join(c.names)], f"words={_quoted(' '.join(c.next_words))}; more={_quoted(' '.join(c.chinese))}; kind=one")
        for c in found
        if c.next_words
    )
    arguments = case(
        ([" ".join(c.names)], f"kind={c.argument.kind}; {_bash_words(c.argument)}")
        for c in found
        if c.argument.kind == "one"
    )
    options = case(([" ".join(c.names)], f"words={_quoted(' '.join(_flags(c)))}") for c in found)
    values = case((keys, f"kind={value.kind}; {_bash_words(value)}") for value, keys in _valued(found).items())
    actions = "|".join(_quoted(" ".join(c.names)) for c in found if c.names and c.next_words)
    return f"""{_HEAD}_alvtc_info() {{
    local IFS=$' \\t\\n' cur prev context= next= words= more= kind= before= list=
    COMPREPLY=()
    cur=${{COMP_WORDS[COMP_CWORD]}}
    prev=${{COMP_WORDS[COMP_CWORD-1]}}
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${{COMP_WORDS[COMP_CWORD-2]}}
    elif [[ $cur == --*=* ]]; then
        prev=${{cur%%=*}} before=${{cur%%=*}}= cur=${{cur#*=}}
    fi
    if ((COMP_CWORD > 1)); then
        context=${{COMP_WORDS[1]}}
        _alvtc_info_named
        case $context in
        {actions}) if ((COMP_CWORD > 2)); then context="$context ${{COMP_WORDS[2]}}"; _alvtc_info_named; else next=1; fi ;;
        esac
    else
        next=1
    fi
    case "${{context:+$context }}$prev" in
{values}    esac
    if [[ -z $kind && $cur == -* ]]; then
        kind=one
        case $context in
{options}        esac
    elif [[ -z $kind && -n $next ]]; then
        case $context in
{follow}        esac
    elif [[ -z $kind ]]; then
        case $context in
{arguments}        esac
    fi
    case $kind in
        one) ;;
        list) if [[ $cur == *,* ]]; then list=${{cur%,*}},; cur=${{cur##*,}}; fi ;;
        *) return ;;
    esac
    [[ -n $cur ]] && words="$words $more"
    COMPREPLY=($(compgen -P "$before$list" -W "$words" -- "$cur"))
}}
_alvtc_info_named() {{
    case $context in
{aliases}    esac
}}
complete -o bashdefault -o default -F _alvtc_info {PROGRAM}
"""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _bash_words(values: Values) -> str:
    return f"words={_quoted(' '.join(values.words))}; more={_quoted(' '.join(values.chinese))}"


def zsh_script() -> str:
    """The script for zsh: to be put into a folder of `fpath`, or to be sourced."""
    found = contexts()

    def described(pairs: Iterable[tuple[str, str]]) -> str:
        return " ".join(_quoted(f"{word}:{summary}" if summary else word) for word, summary in pairs)

    aliases = "".join(
        f"        {_quoted(word)}) context={_quoted(name)} ;;\n" for word, name in _aliases(found).items()
    )
    follow = "".join(
        f"        {_quoted(' '.join(c.names))}) described=({described(c.next_words.items())}); "
        f"words=({' '.join(map(_quoted, c.chinese))}) ;;\n"
        for c in found
        if c.next_words
    )
    options = "".join(
        f"        {_quoted(' '.join(c.names))}) described=("
        f"{described((flag, option.summary) for option in c.options for flag in option.flags)}) ;;\n"
        for c in found
    )
    values = "".join(
        f"        {'|'.join(map(_quoted, keys))}) kind={value.kind}; {_zsh_words(value)} ;;\n"
        for value, keys in _valued(found).items()
    )
    arguments = "".join(
        f"        {_quoted(' '.join(c.names))}) kind={c.argument.kind}; {_zsh_words(c.argument)} ;;\n"
        for c in found
        if c.argument.kind == "one"
    )
    actions = "|".join(_quoted(" ".join(c.names)) for c in found if c.names and c.next_words)
    return f"""#compdef {PROGRAM}
{_HEAD}_alvtc_info() {{
    local context= next= kind= prev=${{words[CURRENT-1]}} cur=${{words[CURRENT]}}
    local -a typed=("${{words[@]}}") described words
    if [[ $cur == --*=* ]]; then
        prev=${{cur%%=*}} cur=${{cur#*=}}
        compset -P '*='
    fi
    if ((CURRENT > 2)); then
        context=${{typed[2]}}
        _alvtc_info_named
        case $context in
        {actions}) if ((CURRENT > 3)); then context="$context ${{typed[3]}}"; _alvtc_info_named; else next=1; fi ;;
        esac
    else
        next=1
    fi
    case "${{context:+$context }}$prev" in
{values}    esac
    if [[ -z $kind && $cur == -* ]]; then
        case $context in
{options}        esac
        _describe -o 选项 described
        return
    elif [[ -z $kind && -n $next ]]; then
        case $context in
{follow}        esac
        _describe 命令 described
        [[ -n $cur ]] && compadd -a words
        return
    elif [[ -z $kind ]]; then
        kind=file
        case $context in
{arguments}        esac
    fi
    case $kind in
        one) compadd -a words ;;
        list) compset -P '*,'; compadd -qS, -a words ;;
        *) _files ;;
    esac
}}
_alvtc_info_named() {{
    case $context in
{aliases}    esac
}}
if [[ ${{funcstack[1]}} == _alvtc_info ]]; then
    _alvtc_info "$@"
else
    compdef _alvtc_info {PROGRAM}
fi
"""


def _zsh_words(values: Values) -> str:
    return f"words=({' '.join(map(_quoted, (*values.words, *values.chinese)))})"


def fish_script() -> str:
    """The script for fish, to be put into its folder of completions."""
    found = contexts()
    lists = {v.words: f"__alvtc_info_list{n}" for n, v in enumerate(v for v in _valued(found) if v.kind == "list")}
    aliases = "".join(
        f"        case {_fished(word)}\n            echo {_fished(name)}\n" for word, name in _aliases(found).items()
    )
    actions = " ".join(_fished(" ".join(c.names)) for c in found if c.names and c.next_words)
    lines = [f"function {name}\n    printf '%s\\n' {' '.join(words)}\nend\n" for words, name in lists.items()]
    for context in found:
        begun = f"complete -c {PROGRAM} -n {_fished(f'__alvtc_info_in {_fished(chr(32).join(context.names))}')}"
        for word, summary in context.next_words.items():
            lines.append(f"{begun} -f -a {_fished(word)} -d {_fished(summary)}\n")
        for word, name in context.chinese.items():
            lines.append(f"{begun} -f -a {_fished(word)} -d {_fished(name)}\n")
        if context.argument.kind == "one":
            lines.append(f"{begun} -f -a {_fished(' '.join((*context.argument.words, *context.argument.chinese)))}\n")
        for option in context.options:
            flags = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
            lines.append(f"{begun} {flags} -d {_fished(option.summary)}{_fish_value(option.value, lists)}\n")
    return f"""{_HEAD}function __alvtc_info_named
    switch "$argv"
{aliases}        case '*'
            echo "$argv"
    end
end
function __alvtc_info_in
    set -l typed (commandline -opc)
    set -l context ''
    if set -q typed[2]
        set context (__alvtc_info_named $typed[2])
        if contains -- $context {actions}; and set -q typed[3]
            set context (__alvtc_info_named $context $typed[3])
        end
    end
    test "$context" = "$argv[1]"
end
{"".join(lines)}"""


def _fished(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _fish_value(value: Values | None, lists: dict[tuple[str, ...], str]) -> str:
    if value is None:
        return ""
    if value.kind == "list":
        return f" -x -a {_fished(f'(__fish_complete_list , {lists[value.words]})')}"
    if value.kind == "one":
        return f" -x -a {_fished(' '.join((*value.words, *value.chinese)))}"
    return " -r -F" if value.kind == "file" else " -x"


def powershell_script() -> str:
    """The script for PowerShell, from 5.1 on: to be put into the profile, or to be run by it."""
    found = contexts()

    def table(name: str, lines: Iterable[tuple[str, str]]) -> str:
        inner = "".join(f"        {_powered(key)} = {value}\n" for key, value in lines)
        return f"    ${name} = @{{\n{inner}    }}\n"

    def words(pairs: Iterable[tuple[str, str]]) -> str:
        return "@(" + ", ".join(_powered(f"{word}|{summary}") for word, summary in pairs) + ")"

    values = [
        (key, words((w, "") for w in (value.kind, *value.words, *value.chinese)))
        for value, keys in _valued(found).items()
        for key in keys
    ]
    arguments = [
        (" ".join(c.names), words((w, "") for w in ("one", *c.argument.words, *c.argument.chinese)))
        for c in found
        if c.argument.kind == "one"
    ]
    options = [(" ".join(c.names), words((f, o.summary) for o in c.options for f in o.flags)) for c in found]
    follow = [(" ".join(c.names), words((*c.next_words.items(), *c.chinese.items()))) for c in found if c.next_words]
    aliases = [(word, _powered(name)) for word, name in _aliases(found).items()]
    return f"""{_HEAD}Register-ArgumentCompleter -Native -CommandName {PROGRAM} -ScriptBlock {{
    param($wordToComplete, $commandAst, $cursorPosition)
{table("aliases", aliases)}{table("follow", follow)}{table("options", options)}{table("values", values)}{table("arguments", arguments)}
    $typed = @($commandAst.CommandElements | Where-Object {{ $_.Extent.EndOffset -lt $cursorPosition }} | ForEach-Object {{ $_.Extent.Text }})
    $context = ''
    foreach ($word in @($typed | Select-Object -Skip 1)) {{
        if (-not $follow.ContainsKey($context)) {{ break }}
        $context = "$context $word".Trim()
        if ($aliases.ContainsKey($context)) {{ $context = $aliases[$context] }}
    }}
    $begun = "$wordToComplete"
    $before = ''
    $previous = $typed[-1]
    if ($begun -match '^(--[a-z-]+)=(.*)$') {{
        $previous = $Matches[1]
        $before = "$previous="
        $begun = $Matches[2]
    }}
    $found = @()
    $value = $values["$context $previous".Trim()]
    if ($value) {{
        $kind = $value[0].TrimEnd('|')
        if ($kind -eq 'one' -or $kind -eq 'list') {{ $found = @($value | Select-Object -Skip 1) }}
        if ($kind -eq 'list' -and $begun -match '^(.*,)([^,]*)$') {{
            $before += $Matches[1]
            $begun = $Matches[2]
        }}
    }} elseif ($begun.StartsWith('-')) {{
        $found = $options[$context]
    }} elseif ($follow.ContainsKey($context)) {{
        $found = $follow[$context]
    }} elseif ($arguments.ContainsKey($context)) {{
        $found = @($arguments[$context] | Select-Object -Skip 1)
    }}
    foreach ($each in $found) {{
        $word, $summary = $each -split '\\|', 2
        if ($word.StartsWith($begun)) {{
            if (-not $summary) {{ $summary = $word }}
            [System.Management.Automation.CompletionResult]::new("$before$word", $word, 'ParameterValue', $summary)
        }}
    }}
}}
"""


def _powered(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


SCRIPTS: dict[str, Callable[[], str]] = {
    "bash": bash_script,
    "zsh": zsh_script,
    "fish": fish_script,
    "powershell": powershell_script,
}
