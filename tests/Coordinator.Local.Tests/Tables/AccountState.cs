namespace Coordinator.Local.Tests.Tables;

enum AccountState
{
    Open,
    Closed,
}
