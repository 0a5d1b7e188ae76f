"""Turns what `offhours --experimental-dump-help` says, on standard input, into a manual page (man 7 groff_man)."""

import json
import sys


def text(words):
    """A line of text as roff reads it."""
    words = words.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + words if words[:1] in (".", "'") else words


def spelled(name):
    return ("-" if name["kind"] == "short" else "--") + name["name"]


def usage(command, path):
    parts = []
    for argument in command.get("arguments", []):
        if not argument.get("shouldDisplay", True):
            continue
        value = f"\\fI{text(argument.get('valueName') or 'value')}\\fR"
        if argument["kind"] == "positional":
            part = value
        else:
            part = f"\\fB{text(spelled(argument['preferredName']))}\\fR"
            if argument["kind"] == "option":
                part += " " + value
        if argument.get("isRepeating"):
            part += " ..."
        parts.append(f"[{part}]" if argument.get("isOptional") else part)
    return f"\\fB{text(path)}\\fR " + " ".join(parts)


def discussion(words):
    """Paragraphs; what is indented, or stands under a heading in capitals, keeps its lines."""
    for block in (words or "").split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        if not lines:
            continue
        if lines[0].isupper() and len(lines) > 1:
            yield f".PP\n\\fB{text(lines[0].capitalize())}\\fR"
            lines = lines[1:]
        if all(line.startswith(" ") for line in lines):
            yield ".PP\n.nf\n" + "\n".join(text(line) for line in lines) + "\n.fi"
        else:
            yield ".PP\n" + "\n".join(text(line.strip()) for line in lines)


def options(command):
    for argument in command.get("arguments", []):
        if not argument.get("shouldDisplay", True):
            continue
        value = f" \\fI{text(argument.get('valueName') or 'value')}\\fR"
        if argument["kind"] == "positional":
            heading = value.strip()
        else:
            heading = ", ".join(f"\\fB{text(spelled(name))}\\fR" for name in argument["names"])
            heading += value if argument["kind"] == "option" else ""
        yield f".TP\n{heading}\n{text(argument.get('abstract') or '')}"
        if argument.get("discussion"):
            yield text(argument["discussion"])
        if argument.get("defaultValue"):
            yield text(f"Default: {argument['defaultValue']}.")


def main():
    tool = json.load(sys.stdin)["command"]
    name = tool["commandName"]
    print(f'.TH {name.upper()} 1 "" "OffHours" "User Commands"')
    print(f".SH NAME\n{name} \\- {text(tool['abstract'].rstrip('.'))}")
    commands = [c for c in tool["subcommands"] if c.get("shouldDisplay", True) and c["commandName"] != "help"]
    print(".SH SYNOPSIS\n.nf")
    for command in commands:
        print(f"\\fB{name} {command['commandName']}\\fR \\fI...\\fR")
    print(".fi\n.SH DESCRIPTION")
    print("\n".join(discussion(tool.get("discussion"))))
    print(".SH COMMANDS")
    for command in commands:
        print(f".SS {name} {command['commandName']}\n{text(command['abstract'])}")
        print(f".PP\n{usage(command, name + ' ' + command['commandName'])}")
        print("\n".join(discussion(command.get("discussion"))))
        print("\n".join(options(command)))


main()
