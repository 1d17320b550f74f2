using System.Diagnostics.CodeAnalysis;

namespace Coordinator.Core;

/// <summary>Assertions that stay on in production: they turn a correctness bug into a failed request.</summary>
public static class Invariant
{
    /// <summary>Throws <see cref="InvariantViolationException"/> unless <paramref name="condition"/> holds.</summary>
    public static void Require([DoesNotReturnIf(false)] bool condition, string rule)
    {
        if (!condition)
            throw new InvariantViolationException(rule);
    }
}
