using System.Runtime.ExceptionServices;

namespace Casus.Language;

/// <summary>Work that goes on beside the caller on a thread of its own, which a fresh process has sooner than the pool's first task.</summary>
internal sealed class Aside<T>
{
    private readonly Thread _thread;
    private T? _result;
    private ExceptionDispatchInfo? _error;

    public Aside(Func<T> work)
    {
        _thread = new(() =>
        {
            try
            {
                _result = work();
            }
#pragma warning disable CA1031 // Whatever went wrong is thrown where the result is asked for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _error = ExceptionDispatchInfo.Capture(e);
            }
        })
        { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Waits for the result; throws what the work threw.</summary>
    public T Result()
    {
        _thread.Join();
        _error?.Throw();
        return _result!;
    }

    /// <summary>Waits until the work has ended, in whichever way.</summary>
    public void Settle() => _thread.Join();
}
