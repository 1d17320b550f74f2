namespace Coordinator.Samples.Trip;

/// <summary>How to run the participants.</summary>
/// <param name="ConnectionString">A storage account for what they remember. A secret.</param>
public sealed record TripOptions(string ConnectionString)
{
    /// <summary>The port that the sample settings allow calls to.</summary>
    public const int PortDefault = 7075;

    /// <summary>The port on this machine; 0 for a free one.</summary>
    public int Port { get; init; } = PortDefault;

    /// <summary>
    /// The coordinator's <c>Coordinator:Outgoing:SigningKey</c>, base64; null takes unsigned requests too. A secret.
    /// </summary>
    public string? SigningKey { get; init; }

    /// <summary>Hides the secrets.</summary>
    public override string ToString() => $"{nameof(TripOptions)} on port {Port}";
}
