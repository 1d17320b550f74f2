namespace Coordinator.TestKit.Checkers.Views;

/// <summary>A row that a view shows otherwise than it should.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="Expected">What it should show; null when there should be no such row.</param>
/// <param name="Shown">What it shows; null when it is missing.</param>
public sealed record RowDifference(string Key, string? Expected, string? Shown)
{
    /// <inheritdoc />
    public override string ToString() => (Expected, Shown) switch
    {
        (null, _) => $"extra     {Key}: {Shown}",
        (_, null) => $"missing   {Key}: {Expected}",
        _ => $"different {Key}: shows {Shown}\n          {new string(' ', Key.Length)}  not   {Expected}",
    };
}
