namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>The limits of what is stored.</summary>
static class HubLimits
{
    /// <summary>The bytes of one binary property.</summary>
    public const int PropertyBytesMax = 60_000;

    /// <summary>The bytes of one chunk: a row of 15 properties stays below the service's 1 MiB.</summary>
    public const int ChunkBytesMax = 15 * PropertyBytesMax;

    /// <summary>The bytes of an instance's row beside its columns.</summary>
    public const int RowBytesMax = 15 * PropertyBytesMax;

    /// <summary>How much of the history stands in the row; what is more goes to chunks.</summary>
    public const int TailBytesMax = 16 * 1024;

    /// <summary>Inputs, outputs and payloads of more characters go to chunks.</summary>
    public const int InlineLengthMax = 8 * 1024;

    /// <summary>The characters of a message.</summary>
    public const int MessageLengthMax = 45_000;

    /// <summary>
    /// The service hides messages for 7 days at most; one hour less leaves room for clocks that differ.
    /// </summary>
    public static readonly TimeSpan HiddenMax = TimeSpan.FromDays(7) - TimeSpan.FromHours(1);

    /// <summary>The time that a message can be hidden at once, of what it should be.</summary>
    public static TimeSpan Hidden(TimeSpan wanted) =>
        wanted > HiddenMax ? HiddenMax : wanted > TimeSpan.Zero ? wanted : TimeSpan.Zero;
}
