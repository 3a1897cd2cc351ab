using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Web;

/// <summary>How often the ledger may be written to through the desk: no analyst is faster, a script that runs away is.</summary>
internal static class WriteLimit
{
    public const string Policy = "write";

    public static void AddWriteLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.AddTokenBucketLimiter(Policy, bucket =>
        {
            bucket.TokenLimit = Limits.WritesPerMinute;
            bucket.TokensPerPeriod = Limits.WritesPerMinute / 60;
            bucket.ReplenishmentPeriod = TimeSpan.FromSeconds(1);
            bucket.QueueLimit = 0;
        });
        limiter.OnRejected = async (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "1";
            await Problem.Of(StatusCodes.Status429TooManyRequests, "too-often", "The desk takes no more changes this second.").ExecuteAsync(context.HttpContext);
        };
    });
}
