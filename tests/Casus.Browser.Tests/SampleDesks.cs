using Casus.Tests;

[assembly: AssemblyFixture(typeof(Casus.Browser.Tests.SampleDesks))]

namespace Casus.Browser.Tests;

/// <summary>One desk on each sample, opened when first asked for, for all tests that only look. A test that writes opens a desk of its own.</summary>
public sealed class SampleDesks : IDisposable
{
    private readonly Opened _strait = new("strait");

    private readonly Opened _force = new("reassurance-force");

    /// <summary>The folder of the invented strait.</summary>
    public static string StraitFolder { get; } = Folder("strait");

    /// <summary>The folder of the reassurance force.</summary>
    public static string ForceFolder { get; } = Folder("reassurance-force");

    internal OpenDesk Strait => _strait.Desk;

    internal OpenDesk Force => _force.Desk;

    public void Dispose()
    {
        _strait.Dispose();
        _force.Dispose();
    }

    private static string Folder(string sample) => Path.Combine(CasusProcess.Root, "samples", sample);

    private sealed class Opened : IDisposable
    {
        private readonly CasusProcess _casus = new();

        private readonly Lazy<OpenDesk> _desk;

        public Opened(string sample) => _desk = new(() => new OpenDesk(_casus, Folder(sample)));

        public OpenDesk Desk => _desk.Value;

        public void Dispose()
        {
            if (_desk.IsValueCreated)
            {
                _desk.Value.Dispose();
            }

            _casus.Dispose();
        }
    }
}
