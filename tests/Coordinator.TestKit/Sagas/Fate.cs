namespace Coordinator.TestKit.Sagas;

/// <summary>The fate of one request.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="After">For a late or second arrival: how long after it was sent.</param>
public sealed record Fate(FateKind Kind, TimeSpan After = default)
{
    public static Fate Deliver { get; } = new(FateKind.Deliver);
}
