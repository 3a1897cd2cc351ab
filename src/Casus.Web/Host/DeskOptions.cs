using System.Security.Cryptography;
using Casus.Language;
using Casus.Ledger;
using Casus.Model;

namespace Casus.Web;

/// <summary>What a desk is opened on.</summary>
public sealed record DeskOptions
{
    public const int DefaultPort = 5080;

    public required ILedger Ledger { get; init; }

    /// <summary>The id of the dossier in the ledger.</summary>
    public required string Dossier { get; init; }

    /// <summary>The first port tried on the loopback address; 0 takes any.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>True: a taken port is a failure (<see cref="System.Net.Sockets.SocketException"/>) instead of the next free one.</summary>
    public bool PortIsFixed { get; init; }

    /// <summary>The name offered where something is recorded; the form may give another.</summary>
    public string Author { get; init; } = Environment.UserName;

    /// <summary>With it, the desk is served to those who have an account; port, author and token then count for nothing.</summary>
    public Service? Service { get; init; }

    /// <summary>Private hosts that may be fetched all the same, each <c>HOST:PORT</c>: an own network's feeds.</summary>
    public ValueList<string> AllowPrivate { get; init; } = [];

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What every request must show: in the address, in the cookie that the first answer sets, or as a bearer token.</summary>
    public string Token { get; init; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>
    /// Opens the model that reads pasted text, or gives null where there is none. Called when a text is first read; the desk closes what it was given when it stops.
    /// </summary>
    public Func<Pipeline?> Language { get; init; } = () => ModelFiles.Find(Parses.Model) is { } file ? Pipeline.Load(file) : null;

    /// <summary>Told of every failure that is no answer to wrong input, one line each.</summary>
    public Action<string> Failed { get; init; } = Console.Error.WriteLine;
}
