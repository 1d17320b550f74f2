using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Http;

/// <summary>What one request holds of the host's <see cref="BodyBudget"/>, from its first byte to its answer.</summary>
sealed class BodyIntake(BodyBudget budget) : IDisposable
{
    long _held;

    /// <summary>The share of a request, as begun before its function runs.</summary>
    public static BodyIntake Of(HttpRequest request) => request.HttpContext.Features.Get<BodyIntake>()
        ?? throw new InvalidOperationException("Nobody bounds the body.");

    /// <summary>How long the host has waited for the body; that is its sender's time.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Begins the time that the body has.</summary>
    public CancellationTokenSource StartTimeout() => budget.StartTimeout();

    /// <summary>Waits for some of the body.</summary>
    public async ValueTask<T> WaitAsync<T>(ValueTask<T> part)
    {
        var began = budget.Timestamp;
        try
        {
            return await part;
        }
        finally
        {
            Waited += budget.Since(began);
        }
    }

    /// <summary>Holds so many bytes altogether; false when the host has no room for them.</summary>
    public bool TryHold(long bytes)
    {
        bytes = Math.Min(bytes, budget.ShareMax);
        if (bytes <= _held)
            return true;
        if (!budget.TryTake(bytes - _held))
            return false;
        _held = bytes;
        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        budget.GiveBack(_held);
        _held = 0;
    }
}
