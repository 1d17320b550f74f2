using Coordinator.Core.Sagas.Outgoing;

namespace Coordinator.Functions.Hosting;

/// <summary>Where calls to participants may go, and how they are signed.</summary>
public sealed class OutgoingSettings
{
    /// <summary>The shortest signing key, in bytes: as long as what SHA-256 makes of it.</summary>
    public const int SigningKeyBytesMin = 32;

    /// <summary>Nothing is allowed, nothing is signed.</summary>
    public static OutgoingSettings None { get; } = new();

    /// <summary>The hosts; none unless listed.</summary>
    public AllowedHosts AllowedHosts { get; init; } = new([]);

    /// <summary>The key that participants share; empty for no signature. A secret.</summary>
    public ReadOnlyMemory<byte> SigningKey { get; init; }

    /// <summary>Tells whether there is a key, and never the key, so that settings can be logged.</summary>
    public override string ToString() => SigningKey.IsEmpty ? "Outgoing calls, unsigned" : "Outgoing calls, signed";
}
