using System.Text.Json;
using Azure.Data.Tables;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>
/// Looks into the storage itself for what an undecided transaction leaves behind, past the API: an API that overlooks a
/// row would also overlook it in its own list.
/// </summary>
static class StorageScan
{
    const string Table = "coordinator";
    const char Item = 'i';
    const char Vote = 'v';
    const char Outcome = 'o';
    const char Open = 'u';

    /// <summary>
    /// Rows with an intent, votes that say Prepared, outcomes that say Pending, entries of open outcomes; by store and
    /// row key.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindOpenAsync(string settingsFile)
    {
        using var settings = JsonDocument.Parse(await File.ReadAllTextAsync(settingsFile));
        var open = new List<string>();
        var rows = 0;
        foreach (var store in settings.RootElement.GetProperty("Coordinator").GetProperty("Stores").EnumerateArray())
        {
            var table = new TableClient(store.GetProperty("ConnectionString").GetString()!, Table);
            await foreach (var row in table.QueryAsync<TableEntity>())
            {
                rows++;
                if (IsOpen(row))
                    open.Add($"{store.GetProperty("Name")}: {row.RowKey}");
            }
        }
        return rows > 0 ? open : throw new InvalidOperationException($"No row at all in the tables {Table}.");
    }

    /// <summary>How many slots a deployment has.</summary>
    public static async Task<int> SlotsAsync(string settingsFile)
    {
        using var settings = JsonDocument.Parse(await File.ReadAllTextAsync(settingsFile));
        return settings.RootElement.GetProperty("Coordinator").GetProperty("Slots").GetInt32();
    }

    static bool IsOpen(TableEntity row) => row.RowKey[0] switch
    {
        Item => row.ContainsKey("change"),
        Vote => row.GetString("state") == "Prepared",
        Open => true,
        Outcome => row.GetString("state") == "Pending",
        _ => false,
    };
}
