using System.Buffers;
using System.Text.Json;

namespace Coordinator.Core.Locks;

/// <summary>What a lock's register holds.</summary>
/// <param name="Owner">Who has it, or had it until the lease ended; null when it was given back.</param>
/// <param name="Token">
/// The newest token; each is given to one owner only, and each is higher than the one before.
/// </param>
/// <param name="ExpiresAt">When the lease ends, by the clock of the host that gave it.</param>
public sealed record LockState(string? Owner, long Token, DateTimeOffset ExpiresAt)
{
    /// <summary>Whether somebody has it, by the clock of whoever asks.</summary>
    public bool IsHeld(DateTimeOffset now) => Owner is not null && now < ExpiresAt;

    /// <summary>As stored: <c>{"owner":"worker-1","token":17,"expiresAt":639310320000000000}</c>, in ticks.</summary>
    public ReadOnlyMemory<byte> ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (Owner is not null)
                json.WriteString("owner", Owner);
            json.WriteNumber("token", Token);
            json.WriteNumber("expiresAt", ExpiresAt.UtcTicks);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Reads the stored form.</summary>
    /// <exception cref="InvariantViolationException">It is none.</exception>
    public static LockState Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            return new LockState(
                root.TryGetProperty("owner", out var owner) ? owner.GetString() : null,
                root.GetProperty("token").GetInt64(),
                new DateTimeOffset(root.GetProperty("expiresAt").GetInt64(), TimeSpan.Zero));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or ArgumentOutOfRangeException)
        {
            throw new InvariantViolationException($"a lock's register can be read ({e.GetType().Name})");
        }
    }
}
