using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordinator.Core.Tests.ModelRuns;

/// <summary>What the verifier said.</summary>
/// <param name="Errors">Violations found; it stops at the first.</param>
/// <param name="IsComplete">Whether it has seen every state.</param>
/// <param name="Output">All of it, for whoever reads that a test failed.</param>
sealed partial record ModelResult(int Errors, bool IsComplete, string Output)
{
    public static ModelResult Of(string output)
    {
        var errors = ErrorsLine().Match(output);
        if (!errors.Success)
            throw new InvalidOperationException($"The verifier gave no result:{Environment.NewLine}{output}");
        return new ModelResult(
            int.Parse(errors.Groups[1].Value, CultureInfo.InvariantCulture),
            IsComplete: !output.Contains("not completed", StringComparison.Ordinal),
            output);
    }

    [GeneratedRegex(@"errors: (\d+)")]
    private static partial Regex ErrorsLine();
}
