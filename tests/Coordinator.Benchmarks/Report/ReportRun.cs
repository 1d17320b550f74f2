using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Coordinator.Benchmarks.Report;

/// <summary>Measures one part after the other; one that fails does not take the others along.</summary>
/// <param name="scale">How much.</param>
/// <param name="command">What repeats it.</param>
/// <param name="say">Hears what is being measured, and what failed.</param>
sealed class ReportRun(ReportScale scale, string command, Action<string> say)
{
    readonly ImmutableArray<ReportSection>.Builder _sections = ImmutableArray.CreateBuilder<ReportSection>();
    readonly ImmutableArray<FailedSection>.Builder _failed = ImmutableArray.CreateBuilder<FailedSection>();

    /// <summary>Measures all.</summary>
    public async Task<BenchmarkReport> MeasureAsync(ImmutableArray<IReportPart> parts)
    {
        // First: what was measured is what there was when it began.
        var (machine, before, start) = (MachineDescription.Look(), LoadAverage.Look(), Stopwatch.GetTimestamp());
        foreach (var (number, part) in parts.Index())
        {
            var soFar = Stopwatch.GetElapsedTime(start).TotalSeconds;
            say(string.Create(
                CultureInfo.InvariantCulture, $"{number + 1} of {parts.Length}: {part.Name} (after {soFar:F0} s)"));
            await MeasureAsync(part);
        }

        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new BenchmarkReport(machine, command, scale.Name, took, _sections.ToImmutable())
        {
            Load = new LoadAverage(before, LoadAverage.Look()),
            Failed = _failed.ToImmutable(),
        };
    }

    async Task MeasureAsync(IReportPart part)
    {
        try
        {
            var section = await part.RunAsync(scale, line => say($"  {line}"));
            foreach (var finding in section.Findings)
                say($"  => {finding.Takeaway}");
            _sections.Add(section);
        }
        catch (Exception failure)
        {
            // Whatever it is, it stands on the page and makes the command fail; the other parts are worth keeping.
            say($"  FAILED: {failure}");
            _failed.Add(new FailedSection(part.Id, part.Name, $"{failure.GetType().Name}: {failure.Message}"));
        }
    }
}
