using System.Text.Json;
using Coordinator.Contracts.Problems;

namespace Coordinator.Simulation.Systems.Http;

/// <summary>What a client is told.</summary>
/// <param name="Status">The status; 0 when there was no answer.</param>
/// <param name="Text">The body.</param>
/// <param name="Version">What the header ETag tells; 0 without one.</param>
sealed record HttpReply(int Status, string Text, long Version)
{
    /// <summary>No answer, and nobody knows what became of the request.</summary>
    public static HttpReply None { get; } = new(0, "", Version: 0);

    public bool IsNone => Status == 0;

    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>The type of the problem that it is; null when it is none.</summary>
    public string? Problem => Status >= 400 ? Json().GetProperty("type").GetString() : null;

    /// <summary>
    /// Whether the server said that nothing was done because storage does not answer, or it has too much to do.
    /// </summary>
    public bool IsUnavailable => Problem is ProblemTypes.Unavailable or ProblemTypes.ViewBehind or ProblemTypes.Busy;

    /// <summary>The body.</summary>
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Text);
        return document.RootElement.Clone();
    }

    /// <inheritdoc />
    public override string ToString() => IsNone ? "no answer" : $"{Status} {Text}";
}
