using System.Runtime.ExceptionServices;

namespace Casus.Logic;

/// <summary>Runs work that recurs as deep as a diagram has variables, on threads with stacks for it.</summary>
internal static class DeepStack
{
    private const int Bytes = 1 << 28;

    /// <summary>Runs each on a thread of its own and waits for all; a failure is the caller's.</summary>
    public static void Run(params ReadOnlySpan<Action> works)
    {
        ExceptionDispatchInfo? failure = null;
        var threads = new List<Thread>(works.Length);
        foreach (var work in works)
        {
            var thread = new Thread(
                () =>
                {
                    try
                    {
                        work();
                    }
#pragma warning disable CA1031 // handed to the caller's thread as it is
                    catch (Exception e)
#pragma warning restore CA1031
                    {
                        Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                    }
                },
                Bytes);
            thread.Start();
            threads.Add(thread);
        }

        threads.ForEach(thread => thread.Join());
        failure?.Throw();
    }
}
