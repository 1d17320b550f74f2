namespace Coordinator.Core.Sagas;

/// <summary>A stage of a step that is under way.</summary>
/// <param name="Run">The step.</param>
/// <param name="Stage">What is done with it.</param>
/// <param name="Task">Ends with the stage; consists of nothing but effects.</param>
/// <param name="Stop">Stops it between two attempts.</param>
sealed record Flow(StepRun Run, StepStage Stage, Task<FlowEnd> Task, CancellationTokenSource Stop);
