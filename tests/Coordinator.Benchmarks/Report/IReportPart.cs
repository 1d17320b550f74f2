namespace Coordinator.Benchmarks.Report;

/// <summary>Measures what one section of the report shows.</summary>
interface IReportPart
{
    /// <summary>The anchor of its section.</summary>
    string Id { get; }

    /// <summary>What the progress calls it.</summary>
    string Name { get; }

    /// <summary>Measures.</summary>
    /// <param name="scale">How much.</param>
    /// <param name="say">Hears what is being measured.</param>
    Task<ReportSection> RunAsync(ReportScale scale, Action<string> say);
}
