namespace Coordinator.Core.Sagas.Definitions;

/// <summary>
/// Try, confirm, cancel: reserves in its place among the steps, and takes or gives back what it reserved once the saga
/// is decided.
/// </summary>
/// <param name="Try">Reserves; its answer is the step's result.</param>
/// <param name="Confirm">Takes what was reserved; repeated until it succeeds.</param>
/// <param name="Cancel">Gives it back; the compensation of the step.</param>
public sealed record TccAction(StepCall Try, StepCall Confirm, StepCall Cancel) : StepAction;
