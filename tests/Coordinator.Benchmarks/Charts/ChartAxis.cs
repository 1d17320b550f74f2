namespace Coordinator.Benchmarks.Charts;

/// <summary>What an axis shows.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Of the numbers; empty for none.</param>
/// <param name="IsLog">Whether each step is a factor; values of 0 and below are left out then.</param>
sealed record ChartAxis(string Title, string Unit = "", bool IsLog = false)
{
    /// <summary>The title with its unit.</summary>
    public string Text => Unit.Length == 0 ? Title : $"{Title} ({Unit})";

    /// <summary>Whether the axis has a place for a value.</summary>
    public bool Shows(double value) => double.IsFinite(value) && (!IsLog || value > 0);
}
