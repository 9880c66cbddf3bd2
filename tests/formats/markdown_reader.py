"""What GitHub would make of a page of Markdown: cmark-gfm parses it, and whatever could act in what is left is named.

GitHub makes mentions, references, commits, addresses and emoji names into links once Markdown is HTML, wherever they do not stand in code. The
same is looked for here in every text, also in HTML blocks.
"""
import ctypes, ctypes.util, html.parser, re, xml.etree.ElementTree as tree

EXTENSIONS = (b'table', b'autolink', b'strikethrough', b'tagfilter', b'tasklist')
ACTS = re.compile(r'''(?ix) @\w | (?<!&) \#\d | \bwww\. | :// | (mailto|xmpp): | \bgh-\d | (?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z]) | :[0-9a-z_+-]+: ''')
TAGS = {'details', 'summary', 'code', 'span'}


def find_library():
    names = [ctypes.util.find_library(name) for name in ('cmark-gfm', 'cmark-gfm-extensions')]
    return None if None in names else [ctypes.CDLL(name) for name in names]


def xml_of(libraries, text):
    core, extensions = libraries
    for name in ('cmark_parser_new', 'cmark_find_syntax_extension', 'cmark_parser_finish', 'cmark_render_xml'):
        getattr(core, name).restype = ctypes.c_void_p
    extensions.cmark_gfm_core_extensions_ensure_registered()
    parser = ctypes.c_void_p(core.cmark_parser_new(0))
    for name in EXTENSIONS:
        core.cmark_parser_attach_syntax_extension(parser, ctypes.c_void_p(core.cmark_find_syntax_extension(name)))
    core.cmark_parser_feed(parser, text, ctypes.c_size_t(len(text)))
    document = ctypes.c_void_p(core.cmark_parser_finish(parser))
    rendered = core.cmark_render_xml(document, 0)
    page = ctypes.string_at(rendered).decode()
    core.cmark_node_free(document)
    core.cmark_parser_free(parser)
    return tree.fromstring(re.sub('[\ufffe\uffff]', '\ufffd', page).encode())  # which XML has not


class Html(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.faults, self.open = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in TAGS or attributes:
            self.faults.append(f'tag {tag}')
        self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        if 'code' not in self.open:
            self.faults += [f'{match[0]!r} in HTML' for match in ACTS.finditer(data)]

    def handle_comment(self, data):
        self.faults.append('a comment')


def faults(libraries, page):
    """What acts in the page, and everything but headings, lists, tables, text, code and our own HTML."""
    found, text_run = [], []
    plain = {'document', 'heading', 'paragraph', 'list', 'item', 'table', 'table_header', 'table_row', 'table_cell', 'softbreak', 'strong',
             'tasklist'}
    for node in xml_of(libraries, page).iter():
        kind = node.tag.split('}')[1]
        if kind == 'text':
            text_run.append(node.text or '')
            continue
        if text_run:
            found += [f'{match[0]!r} in text' for match in ACTS.finditer(''.join(text_run))]
            text_run = []
        if kind == 'html_block':
            reader = Html()
            reader.feed(node.text or '')
            reader.close()
            found += reader.faults
        elif kind not in plain | {'code'}:
            found.append(f'{kind}: {node.text or node.attrib}')
    found += [f'{match[0]!r} in text' for match in ACTS.finditer(''.join(text_run))]
    return found
