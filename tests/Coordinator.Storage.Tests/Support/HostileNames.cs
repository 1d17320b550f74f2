namespace Coordinator.Storage.Tests.Support;

/// <summary>Names that would mean something else than a name in a filter, a key or an address.</summary>
static class HostileNames
{
    public static TheoryData<string> All => new(
        "'", "''", "' or PartitionKey ne '", "' or RowKey ge '", "' or true or '", "') or (RowKey ge '",
        "x' or state ne 'y", "\u2019 or PartitionKey ne \u2019", "\u02bc or RowKey ge \u02bc",
        "\uff07 or true or \uff07", "%27 or PartitionKey ne %27", "%", "%00",
        "\\' or true or \\'", "\"", "a\u0000b", "a\u001fb", "a\u007fb",
        "a\nb", "a\r\nb", "$filter=", "&$filter=true", "*", "#", "?", "/", "\\", "../..", "e\u0301", "\u202ea");
}
