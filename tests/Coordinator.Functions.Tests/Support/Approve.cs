using Shouldly;

namespace Coordinator.Functions.Tests.Support;

/// <summary>
/// Compares a text with a file of the repository; <c>COORDINATOR_APPROVE=1</c> writes the file anew, to be reviewed as
/// a diff.
/// </summary>
static class Approve
{
    const string Variable = "COORDINATOR_APPROVE";

    public static void That(string text, string file)
    {
        if (Environment.GetEnvironmentVariable(Variable) == "1")
            File.WriteAllText(file, text);
        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        text.ShouldBe(
            approved, $"differs from {Path.GetFileName(file)}; if that is intended, run again with {Variable}=1");
    }
}
