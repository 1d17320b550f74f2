namespace Coordinator.Storage.Keys;

/// <summary>
/// The first letter of a RowKey: it groups the rows of a partition by kind, so that a scan of one kind is one range.
/// The letters are stored, hence never reused for another kind.
/// </summary>
static class RowKind
{
    public const char Event = 'e';
    public const char Fence = 'f';
    public const char Guard = 'g';
    public const char History = 'h';
    public const char Item = 'i';
    public const char Joining = 'j';
    public const char Outcome = 'o';

    // These four are neighbours, because one scan reads them together: see ScanKind.Unsettled.
    public const char Open = 'u';
    public const char Vote = 'v';
    public const char Head = 'w';
    public const char Outbox = 'x';

    public const char Origin = 'z';
}
