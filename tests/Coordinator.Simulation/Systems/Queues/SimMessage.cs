using System.Globalization;

namespace Coordinator.Simulation.Systems.Queues;

/// <summary>A message of a simulated queue.</summary>
/// <param name="number">Its number in the queue.</param>
/// <param name="text">What it says.</param>
sealed class SimMessage(int number, string text)
{
    public string Id { get; } = number.ToString(CultureInfo.InvariantCulture);

    public string Text => text;

    /// <summary>How often it was taken.</summary>
    public int Deliveries { get; set; }

    /// <summary>The last delivery whose host came to an end with it.</summary>
    public int ServedLast { get; set; }

    /// <inheritdoc />
    public override string ToString() => text;
}
