using Azure.Data.Tables;

namespace Coordinator.Storage.Tables;

/// <summary>The clients of one table of one storage account.</summary>
/// <param name="Reads">May repeat a request that was not answered.</param>
/// <param name="Writes">
/// Sends each request once: a repeated conditional write that meets its own first try would report a refusal that is
/// none.
/// </param>
/// <param name="RequestTimeout">When a request, with its repetitions, counts as not answered.</param>
public sealed record StoreClients(TableClient Reads, TableClient Writes, TimeSpan RequestTimeout);
