namespace Coordinator.Core.Tests.Conditions;

/// <summary>Something asked of a host in a story, which may get its answer later or never.</summary>
sealed class Ask<T>(Task<T> task)
{
    public bool IsAnswered => task.IsCompletedSuccessfully;

    public T Answer => IsAnswered ? task.Result : throw new InvalidOperationException("There is no answer yet.");
}
