namespace Coordinator.Local.Runtime.Http;

/// <summary>A service of a storage account; its name in connection strings and host names.</summary>
enum StorageService
{
    Table,
    Queue,
}
