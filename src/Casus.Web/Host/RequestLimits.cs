using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Web;

/// <summary>How often one visitor may ask and write: no analyst is faster, a script that runs away is.</summary>
internal static class RequestLimits
{
    /// <summary>The policy of whatever changes the ledger.</summary>
    public const string Write = "write";

    public static void AddRequestLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Bucket(context, Limits.ReadsAtOnce, Limits.ReadsPerSecond));
        limiter.AddPolicy(Write, context => Bucket(context, Limits.WritesPerMinute, Limits.WritesPerMinute / 60));
        limiter.OnRejected = async (rejected, _) =>
        {
            var context = rejected.HttpContext;
            context.Response.Headers.RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
                ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture)
                : "1";
            await Failures.Answer(context, StatusCodes.Status429TooManyRequests, "too-often", "The desk takes no more requests from you this second; nothing was changed.");
        };
    });

    private static RateLimitPartition<string> Bucket(HttpContext context, int atOnce, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(Who(context), _ => new()
        {
            TokenLimit = atOnce,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        });

    private static string Who(HttpContext context) =>
        context.Features.Get<Visitor>() is { } visitor ? visitor.Name : $"nobody at {context.Connection.RemoteIpAddress}";
}
