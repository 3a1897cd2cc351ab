namespace Casus.Reading;

/// <summary>Marks what is not the article wherever it stands: navigation, captions, comments, share bars, forms, what is hidden.</summary>
internal sealed class Furniture
{
    public const byte Kept = 0, Out = 1;

    // A frame whose name looks like furniture but which holds this share of the page's text is no furniture: themes name bodies "has-sidebar".
    private const double MostOfPage = 0.35;

    private const int LongestFact = 40;

    private readonly PageTree _tree;
    private readonly PageMeasure _measure;
    private readonly Naming[] _names;
    private readonly int[] _bodiesBefore;

    public Furniture(PageTree tree, PageMeasure measure, Naming[] names)
    {
        (_tree, _measure, _names) = (tree, measure, names);
        _bodiesBefore = new int[tree.Count + 1];
        for (var i = 0; i < tree.Count; i++)
        {
            var isBody = (tree[i].Is(NodeFlags.ArticleBody) || (names[i] & Naming.Body) != 0) && measure.Prose(tree[i], i) * 2 > measure.AllProse * MostOfPage;
            _bodiesBefore[i + 1] = _bodiesBefore[i] + (isBody ? 1 : 0);
        }
    }

    public byte[] Mark()
    {
        var marks = new byte[_tree.Count];
        for (var i = 1; i < _tree.Count;)
        {
            ref readonly var node = ref _tree[i];
            if (node.Tag != Tag.Text && (_names[i] & Naming.Embedded) != 0)
            {
                i = node.Last;
            }
            else if (node.Tag != Tag.Text && IsFurniture(node, i))
            {
                marks.AsSpan(i, node.Last - i).Fill(Out);
                i = node.Last;
            }
            else
            {
                i++;
            }
        }

        return marks;
    }

    private bool IsFurniture(in PageNode node, int index)
    {
        if (node.Tag is Tag.Head or Tag.Nav or Tag.Button or Tag.Dialog or Tag.Figcaption or Tag.Label)
        {
            return !HoldsArticle(node, index);
        }

        if (node.Tag is Tag.Body or Tag.Html || node.Tag.IsRaw() || node.Tag.IsVoid())
        {
            return false;
        }

        if (node.Tag == Tag.Figure && HoldsMoreThanAPicture(node, index))
        {
            return false;
        }

        if (node.Tag is Tag.Footer or Tag.Aside or Tag.Form or Tag.Figure || node.Is(NodeFlags.Hidden | NodeFlags.RoleFurniture))
        {
            return !HoldsArticle(node, index);
        }

        var names = _names[index];
        var words = _measure.Words(node, index);
        if (node.Is(NodeFlags.ItemFact) && words <= LongestFact)
        {
            return true;
        }

        if (names == Naming.None || (names & Naming.Body) != 0 || node.Tag is Tag.Main)
        {
            return false;
        }

        if ((names & (Naming.Furniture | Naming.Unseen | Naming.Caption)) != 0)
        {
            return !HoldsArticle(node, index);
        }

        if ((names & Naming.Comments) != 0)
        {
            return _bodiesBefore[node.Last] == _bodiesBefore[index] && _measure.AllProse - _measure.Prose(node, index) >= 60;
        }

        if ((names & Naming.Fact) != 0 && words <= LongestFact && node.Tag != Tag.P)
        {
            return true;
        }

        return (names & Naming.Doubtful) != 0 && _measure.LinkWords(node, index) * 2 > words && !HoldsArticle(node, index);
    }

    private bool HoldsMoreThanAPicture(in PageNode figure, int index)
    {
        for (var i = index + 1; i < figure.Last; i++)
        {
            if (_tree[i].Tag is Tag.Table or Tag.Blockquote or Tag.Pre or Tag.Ul || (_names[i] & Naming.Embedded) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool HoldsArticle(in PageNode node, int index) =>
        _measure.Prose(node, index) > _measure.AllProse * MostOfPage || _bodiesBefore[node.Last] > _bodiesBefore[index];
}
