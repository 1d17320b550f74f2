namespace Coordinator.Functions.Hosting;

/// <summary>Settings are missing or make no sense; the message names each and says what is expected.</summary>
public sealed class InvalidSettingsException(IReadOnlyList<string> mistakes)
    : Exception($"The settings cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, mistakes)}")
{
    /// <summary>One sentence for each mistake.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
