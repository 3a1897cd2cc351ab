#!/usr/bin/python3
"""Writes news articles that nobody annotated, for `run.sh --texts`, out of two public data sets.

    articles.py FAKE_NEWS BBC FOLDER

FAKE_NEWS is a folder with True.csv (articles of Reuters) and Fake.csv (of partisan sites) of the ISOT fake news data (Ahmed, Traore and Saad 2017), BBC one with the folders
politics and business of the BBC news data (Greene and Cunningham 2006). The student of the last line of the table in training/README.md had Vatshayan/Fake-News-Prediction and
suraj-deshmukh/BBC-Dataset-News-Classification, which hold a part of the first (989 and 1,413 articles) and all of the second; nothing that ships was made with them. FOLDER gets a
*.txt each: articles that texts.py would not leave out as too short, each once, of the partisan sites the first 450.
"""
import csv, glob, os, re, sys
from texts import SHORTEST

PARTISAN = 450
SAME = 200              # articles whose first characters are the same are one


def lines(text, separator):
    return '\n'.join(line.strip() for line in re.split(separator, text) if line.strip()) + '\n'


def news(folder, name, separator, most=None):
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
        if len(text) >= SHORTEST:
            yield f'bbc_{os.path.basename(os.path.dirname(path))}_{os.path.basename(path)[:-len(".txt")]}', lines(text, r'\n')


def main(fake_news, bbc_news, folder):
    os.makedirs(folder, exist_ok=True)
    csv.field_size_limit(10**9)
    seen = set()
    for name, text in (*news(fake_news, 'True.csv', r'(?<=[.!?”"])\s{2,}'), *news(fake_news, 'Fake.csv', r'\s{2,}|\n', PARTISAN), *bbc(bbc_news)):
        if text[:SAME] not in seen:
            seen.add(text[:SAME])
            open(os.path.join(folder, name + '.txt'), 'w', encoding='utf-8').write(text)


if __name__ == '__main__':
    main(*sys.argv[1:4])
