namespace Coordinator.Core.Sagas;

/// <summary>Which way a saga goes.</summary>
enum SagaMode
{
    /// <summary>Steps start as soon as those before them are done.</summary>
    Forward,

    /// <summary>No step starts; those under way are awaited, since one of them may be the pivot.</summary>
    Stopping,

    /// <summary>Steps are undone as soon as those after them are.</summary>
    Back,

    /// <summary>It has ended.</summary>
    Over,
}
