#!/usr/bin/python3
"""Writes texts without annotation, for the student to learn from what its teachers make of them.

    texts.py SHARED FOLDER [MORE]

From SHARED: the documents of re3d, the article bodies of the extraction benchmark, GUM's texts; and the *.txt of MORE. None that the gold's or PolNeAR's
development part has.
"""
import glob, json, os, re, sys

SHORTEST = 400          # characters
SAMPLE = slice(100, 200)


def letters(text):
    return re.sub(r'\W+', '', text)


def texts(shared, more):
    for path in sorted(glob.glob(os.path.join(shared, 'data', 're3d', '*', 'documents.json'))):
        raw = open(path, encoding='utf-8').read()
        documents = json.loads(raw) if raw.lstrip().startswith('[') else [json.loads(l) for l in raw.splitlines() if l.strip()]
        for i, document in enumerate(documents):
            yield f'{os.path.basename(os.path.dirname(path))[:8]}_{i}', document.get('text') or ''
    for name, page in json.load(open(os.path.join(shared, 'data', 'article-extraction', 'ground-truth.json'), encoding='utf-8')).items():
        yield f'page_{name[:12]}', page['articleBody']
    for path in sorted(glob.glob(os.path.join(shared, 'data', 'gum', '*.conllu'))):
        text, begins = '', False
        for line in open(path, encoding='utf-8'):
            begins = begins or line.startswith('# newpar')
            if line.startswith('# text = '):
                text += ('\n' if begins else ' ' if text else '') + line[9:].rstrip('\n')
                begins = False
        yield os.path.basename(path)[:-len('.conllu')], text
    for path in sorted(glob.glob(os.path.join(more, '*.txt'))) if more else []:
        yield 'more_' + os.path.basename(path)[:-len('.txt')], open(path, encoding='utf-8').read()


def main(shared, folder, more=None):
    os.makedirs(folder, exist_ok=True)
    held = [letters(open(p, encoding='utf-8').read())[SAMPLE] for part in ('gold/dev', 'data/polnear-dev/text') for p in glob.glob(os.path.join(shared, part, '*.txt'))]
    for name, text in texts(shared, more):
        plain = letters(text)
        if len(text) >= SHORTEST and not any(h in plain for h in held):
            open(os.path.join(folder, name + '.txt'), 'w', encoding='utf-8').write(text)


if __name__ == '__main__':
    main(*sys.argv[1:4])
