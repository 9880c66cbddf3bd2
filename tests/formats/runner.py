"""Reads a log as GitHub's runner does, written from the rules its source and documentation state.

A command is `::name key=value,key=value::data` at the start of a line, after blanks at most, or, where a line is none, the old form
`##[name key=value;key=value]data` anywhere in it. Between `::stop-commands::TOKEN` and `::TOKEN::` nothing is a command.
"""
KNOWN = {'error', 'warning', 'notice', 'debug', 'group', 'endgroup', 'add-mask', 'stop-commands', 'add-matcher', 'remove-matcher', 'set-output',
         'save-state', 'set-env', 'add-path', 'echo', 'save-state', 'internal-set-repo-path'}


def unescaped(text, escapes):
    for code, character in escapes:
        text = text.replace(code, character)
    return text.replace('%25', '%')


def unescaped_data(text):
    return unescaped(text, [('%0D', '\r'), ('%0A', '\n')])


def unescaped_property(text):
    return unescaped(text, [('%0D', '\r'), ('%0A', '\n'), ('%3A', ':'), ('%2C', ',')])


def new_form(line):
    rest = line.lstrip()
    end = rest.find('::', 2) if rest.startswith('::') else -1
    if end < 0:
        return None
    name, _, pairs = rest[2:end].partition(' ')
    properties = {}
    for pair in pairs.strip().split(','):
        key, _, value = pair.partition('=')
        if key and value:
            properties[key] = unescaped_property(value)
    return name.lower(), properties, unescaped_data(rest[end + 2:])


def old_form(line):
    begin = line.find('##[')
    end = line.find(']', begin) if begin >= 0 else -1
    if end < 0:
        return None
    name, _, pairs = line[begin + 3:end].partition(' ')
    properties = dict(pair.split('=', 1) for pair in pairs.split(';') if '=' in pair)
    return name.lower(), properties, line[end + 1:]


def commands(log):
    """Every command the runner would obey, as (name, properties, data)."""
    found, token = [], None
    for line in log.replace('\r\n', '\n').replace('\r', '\n').split('\n'):
        if token is not None:
            if (command := new_form(line)) and command[0] == token.lower():
                token = None
            continue
        command = new_form(line)
        if command is None or command[0] not in KNOWN:
            command = old_form(line)
        if command is None or command[0] not in KNOWN:
            continue
        if command[0] == 'stop-commands':
            token = command[2]
        found.append(command)
    return found
