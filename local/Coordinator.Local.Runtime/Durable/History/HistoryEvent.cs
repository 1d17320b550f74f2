using System.Text.Json.Serialization;

namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>
/// Something that happened to an instance. A history is the ordered list of these, and all that an orchestrator's state
/// is made of. The names below stand in stored histories: they never change their meaning.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "e")]
[JsonDerivedType(typeof(StepStarted), "step")]
[JsonDerivedType(typeof(ExecutionStarted), "start")]
[JsonDerivedType(typeof(ActivityScheduled), "act")]
[JsonDerivedType(typeof(ActivityCompleted), "act+")]
[JsonDerivedType(typeof(ActivityFailed), "act-")]
[JsonDerivedType(typeof(ChildScheduled), "sub")]
[JsonDerivedType(typeof(ChildCompleted), "sub+")]
[JsonDerivedType(typeof(ChildFailed), "sub-")]
[JsonDerivedType(typeof(TimerCreated), "timer")]
[JsonDerivedType(typeof(TimerFired), "timer+")]
[JsonDerivedType(typeof(TimerCancelled), "timer-")]
[JsonDerivedType(typeof(EventSent), "send")]
[JsonDerivedType(typeof(EventRaised), "event")]
[JsonDerivedType(typeof(ExecutionSuspended), "suspend")]
[JsonDerivedType(typeof(ExecutionResumed), "resume")]
[JsonDerivedType(typeof(ExecutionTerminated), "terminate")]
[JsonDerivedType(typeof(ExecutionCompleted), "end")]
abstract record HistoryEvent;
