using System.Text;
using CsCheck;

namespace Casus.Web.Tests;

public sealed class PageBufferTests
{
    [Fact]
    public void WhatIsWritten_IsSentAsUtf8() => Gen.Select(Gen.String, Gen.Int[0, 4], Gen.Int[1, 4000]).Array[0, 12].Sample(async pieces =>
    {
        var whole = new StringBuilder();
        using var buffer = new PageBuffer();
        foreach (var (text, way, times) in pieces)
        {
            for (var i = 0; i < times; i++)
            {
                whole.Append(text).Append('é');
                switch (way)
                {
                    case 0:
                        buffer.Write(text);
                        break;
                    case 1:
                        buffer.Write(text.AsSpan());
                        break;
                    case 2:
                        buffer.Write(text.ToCharArray(), 0, text.Length);
                        break;
                    default:
                        foreach (var c in text)
                        {
                            buffer.Write(c);
                        }

                        break;
                }

                buffer.Write('é');
            }
        }

        Assert.Equal(whole.ToString(), buffer.Written.ToString());
        using var body = new MemoryStream();
        await buffer.SendAsync(body, TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.GetBytes(whole.ToString()), body.ToArray());
    },
    iter: 60);

    [Fact]
    public void Token_StandsInTheHeadAndInEveryFormThatIsPosted()
    {
        const string Page = "<html><head><title>x</title></head><body><form method=\"get\" action=\"/a\"></form><form class=\"b\" method=\"post\" action=\"/b\"><p></p></form><form method=\"post\"></form></body></html>";
        using var buffer = new PageBuffer();
        FormToken.Write(Page, "secret", buffer);
        var written = buffer.Written.ToString();
        var token = written.Split("content=\"")[1].Split('"')[0];
        Assert.True(FormToken.Fits(token, "secret"));
        Assert.False(FormToken.Fits(token, "another"));
        var field = $"<input type=\"hidden\" name=\"{FormToken.Field}\" value=\"{token}\">";
        Assert.Equal(
            Page.Replace("</head>", $"<meta name=\"{FormToken.Header}\" content=\"{token}\"></head>", StringComparison.Ordinal)
                .Replace("action=\"/b\">", $"action=\"/b\">{field}", StringComparison.Ordinal).Replace("<form method=\"post\">", $"<form method=\"post\">{field}", StringComparison.Ordinal),
            written);
    }
}
