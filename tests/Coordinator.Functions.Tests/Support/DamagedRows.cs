using Azure.Data.Tables;
using Coordinator.Local.Azurite;

namespace Coordinator.Functions.Tests.Support;

/// <summary>Rows that no program understands.</summary>
static class DamagedRows
{
    /// <summary>Gives every replica's row of <c>damaged/{key}</c> a schema version that no program knows.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> DamageAsync(AzuriteProcess azurite, string key)
    {
        var damaged = 0;
        foreach (var connection in azurite.ConnectionStrings.Values)
        {
            var table = new TableClient(connection, "coordinator");
            await foreach (var row in table.QueryAsync<TableEntity>(filter: ""))
            {
                if (!row.RowKey.EndsWith($".damaged.{key}", StringComparison.Ordinal))
                    continue;
                row["v"] = 99;
                await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
                damaged++;
            }
        }

        return damaged;
    }
}
