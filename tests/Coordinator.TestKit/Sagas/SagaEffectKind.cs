namespace Coordinator.TestKit.Sagas;

/// <summary>What a saga asked for.</summary>
public enum SagaEffectKind
{
    Call,
    Transact,
    Publish,
    Close,
    Delay,
    Show,
}
