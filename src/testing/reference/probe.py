"""Reference values of the linear probe, made with scikit-learn: `python3 probe.py > probe.json`.

Features are like those of an encoder, correlated and of very different spread, and the classes are of different size.
Standardised over the training rows, as the probe does it. Cross-validation goes by folds that are written down, so that
both sides ask the same rows; its features are standardised within each training part.
"""

import json
import warnings

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.class_weight import compute_class_weight

warnings.filterwarnings("ignore")
rng = np.random.RandomState(11)
d, classes, n_train, n_test = 16, 4, 150, 100
STRENGTHS = [1e-3, 1e-2, 1e-1, 1.0, 1e1, 1e2]

labels = rng.choice(classes, n_train + n_test, p=[0.5, 0.25, 0.15, 0.1])
centres = rng.normal(size=(classes, d)) * 0.9
mix = rng.normal(size=(d, d)) * np.exp(-np.arange(d) / 4)[:, None]
x = np.round(np.maximum(0, (centres[labels] + rng.normal(size=(len(labels), d))) @ mix), 3)
train, test = slice(0, n_train), slice(n_train, None)
y, asked = labels[train], labels[test]
folds = np.arange(n_train) % 5
scaler = StandardScaler().fit(x[train])


def model(strength, weights, tol=1e-8):
    return LogisticRegression(C=strength, class_weight=weights, solver="newton-cg", tol=tol, max_iter=300)


def weights_of(kind):
    if kind is None:
        return None
    return dict(enumerate(compute_class_weight(kind, classes=np.arange(classes), y=y)))


cases = []
for kind in (None, "balanced"):
    for strength in (1e-2, 1.0, 100.0):
        fitted = model(strength, weights_of(kind)).fit(scaler.transform(x[train]), y)
        told = fitted.predict_proba(scaler.transform(x[test]))
        cases.append(
            {
                "strength": strength,
                "weights": kind,
                "coefficients": np.round(fitted.coef_, 7).tolist(),
                "bias": np.round(fitted.intercept_, 7).tolist(),
                "accuracy": float((told.argmax(1) == asked).mean()),
                "logLoss": round(float(log_loss(asked, told, labels=np.arange(classes))), 7),
            }
        )

validation = []
for kind in (None, "balanced"):
    losses = []
    for strength in STRENGTHS:
        own = []
        for fold in range(5):
            known = folds != fold
            fitted = make_pipeline(StandardScaler(), model(strength, weights_of(kind))).fit(x[train][known], y[known])
            own.append(log_loss(y[~known], fitted.predict_proba(x[train][~known]), labels=np.arange(classes)))
        losses.append(round(float(np.mean(own)), 6))
    validation.append({"weights": kind, "losses": losses, "chosen": STRENGTHS[int(np.argmin(losses))]})

print(
    json.dumps(
        {
            "source": f"scikit-learn {sklearn.__version__}, src/testing/reference/probe.py",
            "d": d,
            "classes": classes,
            "x": x[train].ravel().tolist(),
            "labels": y.tolist(),
            "askedX": x[test].ravel().tolist(),
            "askedLabels": asked.tolist(),
            "folds": folds.tolist(),
            "cases": cases,
            "validation": validation,
        }
    )
)
