using System.Threading.RateLimiting;

namespace Casus.Web;

/// <summary>How often a password may be tried: by address and by account, so that neither one machine nor many guess their way in.</summary>
internal sealed class SignInLimit : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<(string Address, string Account)> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Address, string Account), string>(t => Of("address " + t.Address, Limits.SignInsByAddress)),
        PartitionedRateLimiter.Create<(string Address, string Account), string>(t => Of("account " + t.Account, Limits.SignInsByAccount)));

    /// <summary>True where it may be tried now.</summary>
    public bool Allows(string address, string account)
    {
        using var lease = _limiter.AttemptAcquire((address, account));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static RateLimitPartition<string> Of(string key, int most) => RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = most, Window = Window, QueueLimit = 0 });
}
