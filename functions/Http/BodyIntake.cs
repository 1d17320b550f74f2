using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Http;

/// <summary>What one request holds of the host's <see cref="BodyBudget"/>, from its first byte to its answer.</summary>
sealed class BodyIntake(BodyBudget budget) : IDisposable
{
    long _held;

    /// <summary>The share of a request, as begun before its function runs.</summary>
    public static BodyIntake Of(HttpRequest request) => request.HttpContext.Features.Get<BodyIntake>()
        ?? throw new InvalidOperationException("Nobody bounds the body.");

    /// <summary>Begins the time that the body has.</summary>
    public CancellationTokenSource StartTimeout() => budget.StartTimeout();

    /// <summary>Holds so many bytes altogether; false when the host has no room for them.</summary>
    public bool TryHold(long bytes)
    {
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
