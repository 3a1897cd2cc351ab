#!/usr/bin/python3
"""Writes news articles that nobody annotated, for `run.sh --texts`, out of public data sets.

    articles.py FOLDER [--isot ISOT] [--bbc BBC] [--allsides ALLSIDES]

ISOT is a folder with True.csv (articles of Reuters) and Fake.csv (of partisan sites) of the ISOT fake news data (Ahmed, Traore and Saad 2017), BBC one with the folders politics and
business of the BBC news data (Greene and Cunningham 2006), ALLSIDES one with the *.json of the data on bias by Baly, Da San Martino, Glass and Nakov (EMNLP 2020): American news of 2012
to 2020. As public repositories have them: Vatshayan/Fake-News-Prediction (a part, 989 and 1,413 articles), suraj-deshmukh/BBC-Dataset-News-Classification, ramybaly/Article-Bias-Prediction
(data/jsons). FOLDER gets a *.txt each: articles that texts.py would not leave out as too short, each once; of ISOT's partisan sites the first 450, of ALLSIDES the first 3,600 by name,
which is random there, and of each no more than its first paragraphs.
"""
import argparse, csv, glob, json, os, re
from texts import SHORTEST

PARTISAN, ALLSIDES = 450, 3600
LONGEST = 9000          # characters of an article of AllSides
SAME = 200              # articles whose first characters are the same are one


def lines(text, separator):
    return '\n'.join(line.strip() for line in re.split(separator, text) if line.strip()) + '\n'


def isot(folder):
    for name, separator, most in (('True.csv', r'(?<=[.!?”"])\s{2,}', None), ('Fake.csv', r'\s{2,}|\n', PARTISAN)):
        with open(os.path.join(folder, name), encoding='utf-8', errors='replace', newline='') as file:
            written = 0
            for i, row in enumerate(csv.DictReader(file)):
                text = re.sub(r'https?://\S+|pic\.twitter\.com/\S+', '', (row['text'] or '').strip())
                if len(text) >= SHORTEST and (most is None or written < most):
                    written += 1
                    yield f'{name[:4].lower()}_{i}', lines(text, separator)


def bbc(folder):
    for path in sorted(glob.glob(os.path.join(folder, 'politics', '*.txt')) + glob.glob(os.path.join(folder, 'business', '*.txt'))):
        text = open(path, encoding='utf-8', errors='replace').read().strip()
        yield f'bbc_{os.path.basename(os.path.dirname(path))}_{os.path.basename(path)[:-len(".txt")]}', lines(text, r'\n')


def allsides(folder):
    written = 0
    for path in sorted(glob.glob(os.path.join(folder, '*.json'))):
        article = json.load(open(path, encoding='utf-8'))
        text = lines(article['title'] + '\n' + article['content_original'], r'\n')
        if len(text) > LONGEST:
            text = text[:text.rindex('\n', 0, LONGEST) + 1] if '\n' in text[:LONGEST] else ''
        # A text without paragraphs has lost what the reader goes by.
        if len(text) >= SHORTEST and text.count('\n') > 4 and written < ALLSIDES:
            written += 1
            yield 'allsides_' + os.path.basename(path)[:-len('.json')], text


def main():
    p = argparse.ArgumentParser()
    p.add_argument('folder')
    for source in SOURCES:
        p.add_argument('--' + source)
    o = p.parse_args()
    os.makedirs(o.folder, exist_ok=True)
    csv.field_size_limit(10**9)
    seen = set()
    for source, read in SOURCES.items():
        for name, text in read(getattr(o, source)) if getattr(o, source) else ():
            if len(text) >= SHORTEST and text[:SAME] not in seen:
                seen.add(text[:SAME])
                open(os.path.join(o.folder, name + '.txt'), 'w', encoding='utf-8').write(text)


SOURCES = {'isot': isot, 'bbc': bbc, 'allsides': allsides}

if __name__ == '__main__':
    main()
